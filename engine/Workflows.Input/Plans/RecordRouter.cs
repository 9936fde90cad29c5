using Workflows.Input.Files;
using Workflows.Model.Programmes;

namespace Workflows.Input.Plans;

/// <summary>
/// Gives each record to the plans that want it: to the plain form, or to the first map of each event type whose columns and conditions
/// fit. A record that nobody wants is skipped.
/// </summary>
internal sealed class RecordRouter
{
    private const string NoGroup = "the value that says to which event the line belongs is missing; give it.";

    private readonly EventBuilder _builder;
    private readonly FilePlans _plans;
    private readonly EventPlan[] _single;
    private readonly EventPlan[] _grouped;
    private readonly RecordGroup[] _groups;
    private readonly bool[] _isMade;
    private readonly RawRecord[] _one = new RawRecord[1];

    /// <summary>A router for one file.</summary>
    public RecordRouter(Programme programme, FilePlans plans, EventBuilder builder)
    {
        _plans = plans;
        _builder = builder;
        _single = [.. plans.Maps.Where(plan => plan.GroupColumn < 0)];
        _grouped = [.. plans.Maps.Where(plan => plan.GroupColumn >= 0)];
        _groups =
        [
            .. plans.Maps.Zip(plans.GroupNames).Where(pair => pair.First.GroupColumn >= 0)
                .DistinctBy(pair => pair.First.GroupColumn)
                .Select(pair => new RecordGroup(pair.First.GroupColumn, pair.Second)),
        ];
        _isMade = new bool[programme.EventTypes.Length];
    }

    /// <summary>Takes a record and adds what came of it.</summary>
    public void Accept(RawRecord record, List<InputLine> output)
    {
        if (record.Problem is not null)
        {
            output.Add(_builder.Refuse(record.Line, "", record.Problem));
            foreach (var group in _groups)
            {
                group.Spoil(record.Line);
            }
        }
        else if (_plans.PlainOf(record) is { } plain)
        {
            output.Add(BuildOne(plain, record));
        }
        else
        {
            var isWanted = MakeSingle(record, output);
            if (!AddToGroups(record, output) && !isWanted)
            {
                output.Add(Unwanted(record));
            }
        }
    }

    /// <summary>Makes the events that waited for further lines; at the end of the file.</summary>
    public void Finish(List<InputLine> output)
    {
        foreach (var group in _groups)
        {
            Close(group, output);
        }
    }

    private InputLine BuildOne(EventPlan plan, RawRecord record)
    {
        _one[0] = record;
        return _builder.Build(plan, record, _one);
    }

    private bool MakeSingle(RawRecord record, List<InputLine> output)
    {
        Array.Clear(_isMade);
        var isWanted = false;
        foreach (var plan in _single)
        {
            if (!_isMade[plan.Type.Index] && plan.Wants(record))
            {
                isWanted = _isMade[plan.Type.Index] = true;
                output.Add(BuildOne(plan, record));
            }
        }

        return isWanted;
    }

    // Without a header a record that has no value to group by is none of the map's: it may be of another form altogether.
    private bool AddToGroups(RawRecord record, List<InputLine> output)
    {
        var isTaken = _groups.Length > 0 && _plans.HasHeader;
        foreach (var group in _groups)
        {
            if (record[group.Column].IsEmpty)
            {
                Close(group, output);
                if (_plans.HasHeader)
                {
                    output.Add(_builder.Refuse(record.Line, group.Name, NoGroup));
                }

                continue;
            }

            if (!group.Takes(record))
            {
                Close(group, output);
            }

            group.Add(record);
            isTaken = true;
        }

        return isTaken;
    }

    private void Close(RecordGroup group, List<InputLine> output)
    {
        if (group.Rows.IsEmpty)
        {
            return;
        }

        var head = group.Rows[0];
        var isWanted = false;
        Array.Clear(_isMade);
        foreach (var plan in _grouped)
        {
            if (plan.GroupColumn == group.Column && !_isMade[plan.Type.Index] && plan.Wants(head))
            {
                isWanted = _isMade[plan.Type.Index] = true;
                output.Add(group.Problem is null ? _builder.Build(plan, head, group.Rows) : _builder.Refuse(head.Line, "", group.Problem));
            }
        }

        if (!isWanted)
        {
            output.Add(new InputLine(head.Line, null, null, null));
        }

        group.Clear();
    }

    private InputLine Unwanted(RawRecord record) => _plans.ComplaintAbout(record) is { } complaint
        ? _builder.Refuse(record.Line, "type", complaint)
        : new InputLine(record.Line, null, null, null);
}
