namespace Workflows.Core.Tests.Naive;

/// <summary>Writes journeys: bonuses, messages, waits for a time and for events, tasks, branches, hold-outs.</summary>
/// <param name="random">What decides.</param>
/// <param name="condition">Writes a condition on the member.</param>
internal sealed class NaiveJourneyText(Random random, Func<string> condition)
{
    private int _tasks;

    /// <summary>A journey; all that it gives is of one kind of points and paid alike.</summary>
    public string Write(int number)
    {
        var points = One("Miles", "Miles", "Stars");
        var funded = One("", "", points == "Miles" ? " funded by Money" : " funded by Ever");
        string[] lines =
        [
            $"start on {One("Purchase", $"Purchase where total >= {random.Next(150)} EUR", "Visit where score > 2", "entering S0", "leaving S0", "entering S1", "entering Silver", "leaving Silver", "entering Regular")}",
            .. random.Next(3) == 0 ? [$"when {condition()}"] : (string[])[],
            .. random.Next(3) == 0 ? (string[])[] : [$"again {random.Next(1, 40)} days after {One("start", "end")}"],
            .. random.Next(3) == 0 ? [$"hold out {random.Next(10, 80)}%"] : (string[])[],
            .. random.Next(3) == 0 ? ["goal Purchase up to 20 days"] : (string[])[],
            .. random.Next(3) == 0 ? [$"exit on {One("Purchase where total >= 120 EUR", "Visit where score > 7", "leaving S0", "entering S1", "entering Gold")} as \"out\""] : (string[])[],
            .. random.Next(3) == 0 ? (string[])[] : ["purpose marketing"],
            .. Steps(number, 3, points, funded),
        ];
        return $"journey J{number} \"J{number}\" {{ {string.Join("\n  ", lines)} }}";
    }

    private List<string> Steps(int number, int depth, string points, string funded)
    {
        var steps = new List<string>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            steps.Add(Step(number, depth, points, funded));
        }

        return steps;
    }

    private string Step(int number, int depth, string points, string funded)
    {
        string Body(int least) => random.Next(4) < least ? "" : string.Join("\n    ", Steps(number, depth - 1, points, funded));
        return random.Next(depth <= 0 ? 5 : 10) switch
        {
            < 3 => $"bonus {random.Next(1, 60)} {points}{funded}",
            3 => $"send email \"m{number}\"",
            4 => $"wait {One("2 days", "36 hours", "1 month", "9 days")}",
            5 or 6 => $"wait up to {One("3 days", "12 days", "1 month", "50 hours")} for {One("Purchase", "Purchase where channel is app", "Visit")}{One("", "", " since start")} {{\n"
                + $"    on arrived {{ {Body(1)} }}\n    on late {{ {One(Body(1), "finish \"late\"")} }} }}",
            7 => $"task T{_tasks++} to \"Desk\" due in {One("2 days", "20 hours", "3 weeks")} {{\n"
                + $"    on reached {{ {Body(1)} }}\n    on overdue {{ {Body(2)} }} }}",
            _ => $"if {condition()} {{\n    {Body(1)} }} else {{\n    {Body(2)} }}",
        };
    }

    private string One(params string[] of) => of[random.Next(of.Length)];
}
