using Workflows.Model.Programmes;

namespace Workflows.Dsl.Hashing;

/// <summary>The canonical form of journeys.</summary>
internal static class JourneyMeaning
{
    public static void Write(CanonicalForm form, Journey journey) =>
        form.Begin("Journey{"u8).Part("Again="u8, journey.Again, Write).YesNo("AlsoWhoIsIn="u8, journey.AlsoWhoIsIn)
            .List("Exits="u8, journey.Exits, Write).Part("Goal="u8, journey.Goal, Write)
            .Number("HoldOut="u8, journey.HoldOut).Number("Index="u8, journey.Index).YesNo("IsInForce="u8, journey.IsInForce)
            .Text("Name="u8, journey.Name)
            .Text("Purpose="u8, journey.Purpose).Part("Running="u8, journey.Running, Write)
            .Part("Start="u8, journey.Start, RuleMeaning.Write).List("Steps="u8, journey.Steps, Write)
            .Text("Title="u8, journey.Title).Text("Was="u8, journey.Was).Part("When="u8, journey.When, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, RunningMove move) =>
        form.Begin("RunningMove{"u8).List("Places="u8, move.Places, static (to, place) =>
            to.Begin("PlaceChange{"u8).Text("From="u8, place.From).Text("To="u8, place.To).End()).End();

    private static void Write(CanonicalForm form, Again again) =>
        form.Begin("Again{"u8).Length("After="u8, again.After).YesNo("FromEnd="u8, again.FromEnd).End();

    private static void Write(CanonicalForm form, JourneyExit exit) =>
        form.Begin("JourneyExit{"u8).Text("Outcome="u8, exit.Outcome).Part("Trigger="u8, exit.Trigger, RuleMeaning.Write).End();

    private static void Write(CanonicalForm form, Goal goal) =>
        form.Begin("Goal{"u8).Number("EventType="u8, goal.EventType).Length("UpTo="u8, goal.UpTo)
            .Part("Where="u8, goal.Where, ExpressionMeaning.Write).End();

    private static void Write(CanonicalForm form, JourneyStep step)
    {
        switch (step)
        {
            case JourneyStep.Send send:
                form.Begin("Send{"u8).Text("Channel="u8, send.Channel).Text("Id="u8, send.Id).Text("Template="u8, send.Template).End();
                break;
            case JourneyStep.Bonus bonus:
                form.Begin("Bonus{"u8).YesNo("AllOrNothing="u8, bonus.AllOrNothing).Part("Amount="u8, bonus.Amount, RuleMeaning.Write)
                    .Part("Funding="u8, bonus.Funding, RuleMeaning.Write).Text("Id="u8, bonus.Id).End();
                break;
            case JourneyStep.Match match:
                form.Begin("Match{"u8).Length("For="u8, match.For).Text("Id="u8, match.Id).Number("Ladder="u8, match.Ladder).Number("Tier="u8, match.Tier).End();
                break;
            case JourneyStep.Wait wait:
                form.Begin("Wait{"u8).Text("Id="u8, wait.Id).Length("Length="u8, wait.Length).End();
                break;
            case JourneyStep.GoTo jump:
                form.Begin("GoTo{"u8).Text("Id="u8, jump.Id).Text("Target="u8, jump.Target).End();
                break;
            case JourneyStep.Finish finish:
                form.Begin("Finish{"u8).Text("Id="u8, finish.Id).Text("Outcome="u8, finish.Outcome).End();
                break;
            default:
                WriteBranching(form, step);
                break;
        }
    }

    private static void WriteBranching(CanonicalForm form, JourneyStep step)
    {
        switch (step)
        {
            case JourneyStep.WaitFor wait:
                form.Begin("WaitFor{"u8).List("Arrived="u8, wait.Arrived, Write).Number("EventType="u8, wait.EventType)
                    .Text("Id="u8, wait.Id).List("Late="u8, wait.Late, Write).YesNo("SinceStart="u8, wait.SinceStart)
                    .Length("UpTo="u8, wait.UpTo).Part("Where="u8, wait.Where, ExpressionMeaning.Write).End();
                break;
            case JourneyStep.Task task:
                form.Begin("Task{"u8).Length("DueIn="u8, task.DueIn).Text("Id="u8, task.Id).Text("Name="u8, task.Name)
                    .List("Outcomes="u8, task.Outcomes, Write).Text("Priority="u8, task.Priority).Text("Team="u8, task.Team).End();
                break;
            case JourneyStep.If branch:
                form.Begin("If{"u8).Part("Condition="u8, branch.Condition, ExpressionMeaning.Write).List("Else="u8, branch.Else, Write)
                    .Text("Id="u8, branch.Id).List("Then="u8, branch.Then, Write).End();
                break;
            case JourneyStep.Fork fork:
                form.Begin("Fork{"u8).List("Branches="u8, fork.Branches, Write).Text("Id="u8, fork.Id).YesNo("UntilFirst="u8, fork.UntilFirst).End();
                break;
            case JourneyStep.Part part:
                form.Begin("Part{"u8).Text("Id="u8, part.Id).Text("Name="u8, part.Name).List("Steps="u8, part.Steps, Write).Text("Was="u8, part.Was).End();
                break;
            default:
                throw CanonicalForm.Unknown(step);
        }
    }

    private static void Write(CanonicalForm form, ForkBranch branch) =>
        form.Begin("ForkBranch{"u8).Text("Name="u8, branch.Name).List("Steps="u8, branch.Steps, Write).End();

    private static void Write(CanonicalForm form, TaskOutcome outcome) =>
        form.Begin("TaskOutcome{"u8).Text("Name="u8, outcome.Name).List("Steps="u8, outcome.Steps, Write).End();
}
