using Workflows.Elsa.Definitions;
using Workflows.Model.Pictures;

namespace Workflows.Elsa.Tests.Pictures;

/// <summary>Edits a picture by chance, as somebody at the designer does.</summary>
internal sealed class RandomHand(Random random, Studio studio)
{
    private int _number;

    /// <summary>Does one thing; says what.</summary>
    public string Edit()
    {
        var line = Pick(studio.Lines.ToList());
        var steps = studio.Activities.Where(one => one.Type != "Loyalty.Start").ToList();
        switch (random.Next(10))
        {
            case 0 or 1 when line is not null:
                var simple = DropSimple();
                studio.Splice(line.Source, line.Port, simple);
                return $"{simple} into {line}";
            case 2 when line is not null:
                return Grow(line);
            case 3 or 4:
                return Change(Pick(steps));
            case 5 or 6:
                return TakeOut(Pick(steps));
            case 7 when line is not null && steps.Count > 1:
                var target = Pick(steps)!;
                studio.Connect(line.Source, line.Port, target.Id);
                RemoveIslands();
                return $"{line} to {target.Id}";
            case 8 when line is not null:
                return Swap(line);
            default:
                studio.Rename($"Title {++_number}");
                return "title";
        }
    }

    private string DropSimple() => random.Next(4) switch
    {
        3 => studio.Drop(PictureStepKind.Match, (PictureFields.Tier, "Gold"), (PictureFields.Lasts, $"{random.Next(2, 9)} days")),
        0 => studio.Drop(PictureStepKind.Wait, (PictureFields.Length, $"{random.Next(2, 9)} days")),
        1 => studio.Drop(PictureStepKind.Bonus, (PictureFields.Amount, $"{random.Next(1, 99)}"), (PictureFields.Currency, "Miles")),
        _ => studio.Drop(PictureStepKind.Send, (PictureFields.Channel, "sms"), (PictureFields.Template, $"new{++_number}")),
    };

    /// <summary>Puts two ways at the same time into a line.</summary>
    private string Fork(ElsaConnection line)
    {
        var (one, other) = ($"One{++_number}", $"Other{_number}");
        var fork = studio.Drop(PictureStepKind.Fork, (PictureFields.Branches, $"[\"{one}\",\"{other}\"]"));
        var join = studio.Drop(PictureStepKind.Join, (PictureFields.Mode, random.Next(2) == 0 ? PictureOutcomes.UntilAll : PictureOutcomes.UntilFirst));
        studio.Connect(line.Source, line.Port, fork);
        studio.Connect(join, "Done", line.Target);
        foreach (var branch in (string[])[one, other])
        {
            var step = DropSimple();
            studio.Connect(fork, branch, step);
            studio.Connect(step, "Done", join);
        }

        return $"{fork} into {line}";
    }

    private void ChangeFork(ElsaActivity fork)
    {
        var words = studio.Drawn().Steps.Single(step => step.Id == fork.Id).Said(PictureFields.Branches)!.Split('\n').ToList();
        var target = studio.TargetOf(fork.Id, words[0]);
        studio.Cut(fork.Id, words[0]);
        words[0] = $"Word{++_number}";
        if (target is not null)
        {
            studio.Connect(fork.Id, words[0], target);
        }

        if (random.Next(2) == 0 && studio.Activities.FirstOrDefault(one => one.Type == "Elsa.FlowJoin") is { } join
            && studio.Drawn().Lines.Any(line => line.To == join.Id && line.From == target))
        {
            var step = DropSimple();
            words.Add($"Third{_number}");
            studio.Connect(fork.Id, words[^1], step);
            studio.Connect(step, "Done", join.Id);
        }

        studio.Set(fork.Id, PictureFields.Branches, $"[{string.Join(',', words.Select(word => $"\"{word}\""))}]");
    }

    private string Grow(ElsaConnection line)
    {
        if (random.Next(4) == 0)
        {
            return Fork(line);
        }

        var (id, by, other) = random.Next(3) switch
        {
            0 => (studio.Drop(PictureStepKind.Decide, (PictureFields.Condition, "balance of Miles > 7 Miles")), "False", "True"),
            1 => (studio.Drop(PictureStepKind.WaitFor, (PictureFields.Event, "Purchase"), (PictureFields.UpTo, "5 days")), "Late", "Arrived"),
            _ => (studio.Drop(
                PictureStepKind.Task, (PictureFields.Task, $"New{++_number}"), (PictureFields.Team, "Desk"), (PictureFields.DueIn, "3 days"),
                (PictureFields.Outcomes, "[\"done\"]")), "overdue", "done"),
        };
        studio.Splice(line.Source, line.Port, id, by);
        switch (random.Next(4))
        {
            case 0:
                studio.Connect(id, other, studio.Drop(PictureStepKind.Finish, (PictureFields.Outcome, $"end{++_number}")));
                break;
            case 1:
                studio.Connect(id, other, line.Target);
                break;
            case 2:
                var step = DropSimple();
                studio.Connect(id, other, step);
                studio.Connect(step, "Done", line.Target);
                break;
            default:
                break;
        }

        return $"{id} with ways into {line}";
    }

    private string Change(ElsaActivity? activity)
    {
        switch (activity?.Type)
        {
            case "Loyalty.Send":
                studio.Set(activity.Id, PictureFields.Template, $"t{++_number}");
                break;
            case "Loyalty.Bonus":
                studio.Set(activity.Id, PictureFields.FundedBy, activity.InputNamed(PictureFields.FundedBy) is null ? "Goodwill" : null);
                break;
            case "Loyalty.Match":
                studio.Set(activity.Id, PictureFields.Tier, "Silver");
                studio.Set(activity.Id, PictureFields.Lasts, $"{random.Next(10, 99)} days");
                break;
            case "Loyalty.WaitFor":
                studio.Set(activity.Id, PictureFields.Where, activity.InputNamed(PictureFields.Where) is null ? "total > 20 HKD" : null);
                studio.Set(activity.Id, PictureFields.SinceStart, random.Next(2) == 0 ? "true" : "false");
                break;
            case "Loyalty.Wait":
                studio.Set(activity.Id, PictureFields.Length, $"{random.Next(10, 99)} days");
                break;
            case "Loyalty.Task":
                ChangeTask(activity);
                break;
            case "Elsa.FlowFork":
                ChangeFork(activity);
                break;
            case "Elsa.FlowJoin":
                studio.Set(activity.Id, PictureFields.Mode, random.Next(2) == 0 ? PictureOutcomes.UntilAll : PictureOutcomes.UntilFirst);
                break;
            case "Elsa.FlowDecision":
                studio.Set(activity.Id, PictureFields.Condition, $"balance of Miles > {random.Next(1000, 9000)} Miles");
                break;
            default:
                return "nothing";
        }

        return $"change {activity.Id}";
    }

    private void ChangeTask(ElsaActivity task)
    {
        var words = studio.Drawn().Steps.Single(step => step.Id == task.Id).Said(PictureFields.Outcomes)!.Split('\n').ToList();
        if (random.Next(3) is var choice && choice == 0)
        {
            words.Add($"word{++_number}");
        }
        else if (choice == 1 && words.Count > 1)
        {
            studio.Cut(task.Id, words[^1]);
            words.RemoveAt(words.Count - 1);
        }
        else
        {
            var target = studio.TargetOf(task.Id, words[0]);
            studio.Cut(task.Id, words[0]);
            words[0] = $"word{++_number}";
            if (target is not null)
            {
                studio.Connect(task.Id, words[0], target);
            }
        }

        studio.Set(task.Id, PictureFields.Outcomes, $"[{string.Join(',', words.Select(word => $"\"{word}\""))}]");
        studio.Set(task.Id, PictureFields.Priority, random.Next(2) == 0 ? "high" : "normal");
        RemoveIslands();
    }

    private string TakeOut(ElsaActivity? activity)
    {
        if (activity is null || studio.Activities.Length < 3)
        {
            return "nothing";
        }

        var target = studio.Lines.FirstOrDefault(line => line.Source == activity.Id && line.Target != activity.Id)?.Target;
        var ways = studio.Lines.Where(line => line.Target == activity.Id && line.Source != activity.Id).ToList();
        studio.Remove(activity.Id);
        foreach (var way in target is null ? [] : ways)
        {
            studio.Connect(way.Source, way.Port, target!);
        }

        RemoveIslands();
        return $"without {activity.Id}";
    }

    /// <summary>a to b to c becomes a to c to b.</summary>
    private string Swap(ElsaConnection line)
    {
        if (studio.TargetOf(line.Target, "Done") is { } third && third != line.Target && studio.TargetOf(third, "Done") is { } rest)
        {
            studio.Connect(line.Source, line.Port, third);
            studio.Connect(third, "Done", line.Target);
            studio.Connect(line.Target, "Done", rest);
            RemoveIslands();
            return $"swap {line.Target} and {third}";
        }

        return "nothing";
    }

    /// <summary>Somebody who cuts a part off takes it away; what was never reached stays.</summary>
    private void RemoveIslands()
    {
        while (true)
        {
            var reached = new HashSet<string>(["start"], StringComparer.Ordinal);
            while (studio.Lines.FirstOrDefault(line => reached.Contains(line.Source) && !reached.Contains(line.Target)) is { } line)
            {
                reached.Add(line.Target);
            }

            if (studio.Lines.FirstOrDefault(line => !reached.Contains(line.Source)) is { } left)
            {
                studio.Remove(left.Source);
            }
            else if (studio.Activities.FirstOrDefault(one => !reached.Contains(one.Id) && !studio.NeverReached.Contains(one.Id)) is { } gone)
            {
                studio.Remove(gone.Id);
            }
            else
            {
                return;
            }
        }
    }

    private T? Pick<T>(List<T> from)
        where T : class => from.Count == 0 ? null : from[random.Next(from.Count)];
}
