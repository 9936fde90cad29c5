using Workflows.Dsl.Syntax;
using Workflows.Model.Pictures;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Drawing;

/// <summary>Makes the outline of a journey as it is written.</summary>
internal sealed class OutlineReader
{
    private readonly Dictionary<string, string> _nodes;
    private readonly Dictionary<string, OutlineItem> _parts = new(StringComparer.Ordinal);
    private readonly List<(OutlineItem Jump, string Target)> _jumps = [];

    /// <summary>Places of drawn steps that aren't in the text, or are another kind of step there.</summary>
    private readonly HashSet<string> _unread;

    private OutlineReader(Picture picture)
    {
        _nodes = picture.Steps.Where(step => step.Place is not null && step.Kind != PictureStepKind.Join)
            .ToDictionary(step => step.Place!, step => step.Id, StringComparer.Ordinal);
        _unread = [.. _nodes.Keys];
    }

    /// <summary>Reads the steps of a journey.</summary>
    /// <param name="syntax">The journey; null for a new one.</param>
    /// <param name="given">Its picture, which says what its steps are called.</param>
    /// <param name="stale">Places of the picture that the text doesn't have.</param>
    public static OutlineList Read(JourneySyntax? syntax, Picture given, out IReadOnlyCollection<string> stale)
    {
        var reader = new OutlineReader(given);
        var root = new OutlineList("", null);
        reader.Fill(root, syntax?.Statements ?? [], "");
        foreach (var (jump, target) in reader._jumps)
        {
            jump.Target = reader._parts.GetValueOrDefault(target);
        }

        stale = reader._unread;
        return root;
    }

    private void Fill(OutlineList list, SyntaxList<StatementSyntax> statements, string within)
    {
        foreach (var statement in statements)
        {
            var item = ItemOf(statement, $"{within}{list.Items.Count + 1}");
            list.Insert(list.Items.Count, item);
            list.Before.Add(item);
        }
    }

    private OutlineItem ItemOf(StatementSyntax statement, string id)
    {
        switch (statement)
        {
            case StatementSyntax.GoTo jump:
                var item = new OutlineItem(OutlineKind.Jump) { Old = statement };
                _jumps.Add((item, jump.Target.Text));
                return item;
            case StatementSyntax.Step part:
                var named = new OutlineItem(OutlineKind.Part) { Old = statement, Name = part.Name.Text };
                _parts.TryAdd(part.Name.Text, named);
                AddList(named, "", $"{id}.{part.Name.Text}.", part.Body);
                return named;
            default:
                _unread.Remove(id);
                var step = new OutlineItem(OutlineKind.Step)
                {
                    Old = statement, Node = _nodes.GetValueOrDefault(id, ""), IsFork = statement is StatementSyntax.Fork,
                };
                AddLists(step, statement, id);
                return step;
        }
    }

    private void AddLists(OutlineItem item, StatementSyntax statement, string id)
    {
        switch (statement)
        {
            case StatementSyntax.If branch:
                AddList(item, PictureOutcomes.True, $"{id}.then.", branch.Then);
                AddList(item, PictureOutcomes.False, $"{id}.else.", branch.Else);
                break;
            case StatementSyntax.WaitFor wait:
                AddBranch(item, PictureOutcomes.Arrived, id, Find(wait.Branches, Words.Arrived), Words.Arrived);
                AddBranch(item, PictureOutcomes.Late, id, Find(wait.Branches, Words.Late), Words.Late);
                break;
            case StatementSyntax.Task task:
                foreach (var branch in task.Branches)
                {
                    AddBranch(item, branch.Outcome.Text, id, branch, branch.Outcome.Text);
                }

                if (item.ListOf(TaskOutcome.Overdue) is null)
                {
                    item.Lists.Add(new OutlineList(TaskOutcome.Overdue, item));
                }

                break;
            case StatementSyntax.Fork fork:
                foreach (var branch in fork.Branches)
                {
                    AddBranch(item, branch.Outcome.Text, id, branch, branch.Outcome.Text);
                }

                break;
            default:
                break;
        }
    }

    private static BranchSyntax? Find(SyntaxList<BranchSyntax> branches, string word) =>
        branches.FirstOrDefault(branch => branch.Outcome.Text == word);

    private void AddBranch(OutlineItem item, string outcome, string id, BranchSyntax? branch, string word)
    {
        AddList(item, outcome, $"{id}.{word}.", branch?.Body ?? []);
        item.Lists[^1].Branch = branch;
    }

    private void AddList(OutlineItem item, string outcome, string within, SyntaxList<StatementSyntax> statements)
    {
        var list = new OutlineList(outcome, item);
        item.Lists.Add(list);
        Fill(list, statements, within);
    }
}
