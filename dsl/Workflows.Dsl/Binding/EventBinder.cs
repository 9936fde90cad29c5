using System.Collections.Immutable;
using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Events;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Binding;

/// <summary>The member, the consents and the types of events.</summary>
internal sealed class EventBinder(Draft draft, FieldBinder fields)
{
    private readonly DecisionBinder _decisions = new(draft);

    /// <summary>Binds the member block into the draft.</summary>
    public void BindMember(MemberSyntax? member)
    {
        var clauses = member?.Clauses.Items ?? [];
        draft.MemberFields = fields.Bind(clauses.OfType<MemberClauseSyntax.Field>().Select(field => field.Declaration), isEvent: false);
        var consents = ImmutableArray.CreateBuilder<Consent>();
        foreach (var clause in clauses.OfType<MemberClauseSyntax.Consent>())
        {
            foreach (var channel in clause.Channels)
            {
                if (consents.FirstOrDefault(one => one.Purpose == clause.Purpose.Text && one.Channel == channel.Text) is { } first)
                {
                    draft.Findings.ReportWith(
                        DeclarationDiagnostics.SaidTwice, channel.Span, ("said first here", first.Span),
                        $"{first.Purpose} by {first.Channel}");
                }
                else
                {
                    consents.Add(new(clause.Purpose.Text, channel.Text, consents.Count, channel.Span));
                }
            }
        }

        draft.Consents = consents.ToImmutable();
        CheckRoom();
    }

    /// <summary>Binds the events into the draft, after those that every programme has.</summary>
    /// <param name="events">The events.</param>
    /// <param name="rewards">The rewards, whose limits may ask for more than requests tell by themselves.</param>
    public void BindEvents(ImmutableArray<EventSyntax> events, IEnumerable<RewardSyntax> rewards)
    {
        ImmutableArray<EventType> own = [.. events.Select((syntax, i) => Event(syntax, BuiltInEvents.Count + i))];
        var requests = new RewardEvents(draft.Money, draft.Names.Of(NameKind.Reward), Told(own, rewards));
        ImmutableArray<EventType> builtIn =
        [
            .. BuiltIn(requests), .. requests.Others, BuiltIn(BuiltInEvents.Left, []), RewardEvents.Transferred, .. PassingEvents.All, .. Decisions,
            BuiltIn(BuiltInEvents.Erased, []), BuiltIn(BuiltInEvents.Merged, [new("into", 0, new DataType(DataKind.Member), SourceSpan.None)]),
            .. Households, WorkflowEvents.Type, FollowUpEvents.Looked, FollowUpEvents.Answered,
        ];
        draft.EventTypes = [.. builtIn.OrderBy(type => type.Index), .. own];
        draft.EventTypes = [.. draft.EventTypes.Take(BuiltInEvents.Count), .. events.Select((syntax, i) =>
            _decisions.With(syntax, WithReversal(syntax, draft.EventTypes[BuiltInEvents.Count + i])))];
    }

    /// <summary>The fields of events by which rewards are limited, as the first event has them.</summary>
    private ImmutableArray<Field> Told(ImmutableArray<EventType> events, IEnumerable<RewardSyntax> rewards) =>
        [.. rewards.SelectMany(reward => reward.Clauses.OfType<RewardClauseSyntax.AtMost>()).SelectMany(clause => clause.Limit.Periods)
            .OfType<PeriodSyntax.PerName>().Select(period => period.Name.Text).Distinct(StringComparer.Ordinal)
            .Where(name => draft.Names.Find(NameKind.Tiers, name) is null && !RewardEvents.Has(name))
            .Select(name => events.SelectMany(type => type.Fields).FirstOrDefault(field => field.Name == name))
            .OfType<Field>().Where(LimitScope.TellsApart)];

    private void CheckRoom()
    {
        var room = EventRecord.FieldsMost - (draft.Consents.IsEmpty ? 0 : 1);
        if (draft.MemberFields.Length > room)
        {
            draft.Findings.Report(DeclarationDiagnostics.TooManyFields, draft.MemberFields[room].Span, draft.MemberFields[room].Name, $"{room}");
        }
        else if (draft.MemberFields.Length + draft.Consents.Length > room)
        {
            var consent = draft.Consents[room - draft.MemberFields.Length];
            draft.Findings.Report(DeclarationDiagnostics.TooManyFields, consent.Span, consent.Column, $"{room}");
        }

        foreach (var consent in draft.Consents.Where(consent => draft.MemberFields.Any(field => field.Name == consent.Column)))
        {
            draft.Findings.Report(NameDiagnostics.DuplicateName, consent.Span, "field", consent.Column);
        }

        foreach (var field in draft.MemberFields.Where(field => field.Name == Consent.TextColumn && !draft.Consents.IsEmpty))
        {
            draft.Findings.Report(NameDiagnostics.ReservedField, field.Span, field.Name);
        }
    }

    private ImmutableArray<EventType> BuiltIn(RewardEvents rewards)
    {
        var consents = draft.Consents.Select((consent, i) =>
            new Field(consent.Column, draft.MemberFields.Length + i, DataType.YesNo with { IsOptional = true }, consent.Span));
        ImmutableArray<Field> joined = [.. draft.MemberFields, .. consents, .. ConsentText];
        ImmutableArray<Field> updated =
            [.. joined.Select(field => field with { Type = field.Type with { IsOptional = true }, Default = null, DefaultText = null })];
        ImmutableArray<Field> done = [new("task", 0, DataType.Text, SourceSpan.None), new("outcome", 1, DataType.Text, SourceSpan.None)];
        return
        [
            BuiltIn(BuiltInEvents.Joined, joined),
            BuiltIn(BuiltInEvents.Updated, updated),
            rewards.Redeemed,
            BuiltIn(BuiltInEvents.TaskDone, done),
        ];
    }

    private IEnumerable<Field> ConsentText => draft.Consents.IsEmpty
        ? []
        : [new(Consent.TextColumn, draft.MemberFields.Length + draft.Consents.Length, DataType.Text with { IsOptional = true }, SourceSpan.None)];

    private static ImmutableArray<EventType> Decisions =>
    [
        Decision(BuiltInEvents.EarningReleased, releases: true),
        Decision(BuiltInEvents.EarningDenied, releases: false),
    ];

    private static EventType Decision(int index, bool releases)
    {
        var held = new Field("held", 0, DataType.Text, SourceSpan.None);
        return BuiltIn(index, [held]) with { Decides = new(releases, held, null, SourceSpan.None) };
    }

    private static ImmutableArray<EventType> Households =>
    [
        BuiltIn(BuiltInEvents.HouseholdJoined, [new("household", 0, DataType.Text, SourceSpan.None) { IsPersonal = true }]),
        BuiltIn(BuiltInEvents.HouseholdLeft, []),
    ];

    private static EventType BuiltIn(int index, ImmutableArray<Field> fields) =>
        new(BuiltInEvents.Names[index], index, fields, SourceSpan.None);

    private EventType Event(EventSyntax syntax, int index)
    {
        var declared = fields.Bind(syntax.Clauses.OfType<EventClauseSyntax.Field>().Select(field => field.Declaration), isEvent: true);
        var keyFrom = draft.Findings.One<EventClauseSyntax.KeyFrom>(syntax.Clauses.Nodes);
        var key = declared.FirstOrDefault(field => field.IsKey);
        if (keyFrom is not null && key is not null)
        {
            draft.Findings.ReportWith(DeclarationDiagnostics.KeyTwice, keyFrom.Span, ("the first key", key.Span), syntax.Name.Text);
        }

        return new(syntax.Name.Text, index, declared, syntax.Name.Span)
        {
            IsMarket = syntax.IsMarket,
            Key = key is not null ? KeySource.Field : keyFrom?.Source ?? KeySource.Content,
        };
    }

    private EventType WithReversal(EventSyntax syntax, EventType type)
    {
        if (draft.Findings.One<EventClauseSyntax.Reverses>(syntax.Clauses.Nodes) is not { } clause
            || draft.Names.Resolve(NameKind.Event, clause.Event) is not { } index)
        {
            return type;
        }

        if (type.IsMarket)
        {
            draft.Findings.Report(MarketDiagnostics.MarketReverses, clause.Span, type.Name, clause.Event.Text);
            return type;
        }

        var target = draft.EventTypes[index];
        if (index == type.Index)
        {
            draft.Findings.Report(Diagnostic.Of(DeclarationDiagnostics.ReversesItself, clause.Event.Span, type.Name) with { Fixes = WithKeys(type, clause) });
            return type;
        }

        if (index < BuiltInEvents.Count && target.Key == KeySource.Field)
        {
            draft.Findings.Report(Diagnostic.Of(RewardDiagnostics.RequestReversed, clause.Event.Span, target.Name) with { Fixes = WithKeys(type, clause) });
            return type;
        }

        if (target.Key != KeySource.Field)
        {
            draft.Findings.Report(Diagnostic.Of(DeclarationDiagnostics.ReversedWithoutKey, clause.Event.Span, target.Name)
                with { Related = [("declared here", target.Span)], Fixes = WithKeys(type, clause) });
            return type;
        }

        var by = FieldOf(type, clause.By);
        var amount = clause.Amount is null ? null : FieldOf(type, clause.Amount);
        var items = clause.Items is null ? null : FieldOf(type, clause.Items);
        if (by is null || (clause.Amount is not null && amount is null) || (clause.Items is not null && items is null))
        {
            return type;
        }

        CheckKey(clause, by, target);
        CheckAmount(clause, amount, target);
        CheckItems(clause, items, target);
        return type with { Reverses = new(index, by, amount, items, clause.Span) };
    }

    /// <summary>The events that can be taken back in place of the one that is named.</summary>
    private ImmutableArray<TextFix> WithKeys(EventType type, EventClauseSyntax.Reverses clause) => Changes.Choose(
        clause.Event.Span,
        draft.EventTypes.Skip(BuiltInEvents.Count).Where(other => other.Index != type.Index && other is { Key: KeySource.Field, IsMarket: false }).Select(other => other.Name));

    private void CheckKey(EventClauseSyntax.Reverses clause, Field by, EventType target)
    {
        var keyType = target.Fields.First(field => field.IsKey).Type;
        if (!Types.Match(by.Type, keyType) || by.Type.IsOptional)
        {
            Unsuited(clause.By, by, by.Type.IsOptional ? "a field that is always there" : Types.InWords(keyType), target);
        }
    }

    private void CheckAmount(EventClauseSyntax.Reverses clause, Field? amount, EventType target)
    {
        var isAmount = amount is null || amount.Type.Kind == DataKind.Unknown
            || (amount.Type.IsNumeric && target.Fields.Any(field => field.Type.Kind == amount.Type.Kind || field.Type.Kind == DataKind.Unknown));
        if (!isAmount)
        {
            Unsuited(clause.Amount!, amount!, "an amount as the event has it", target);
        }
        else if (amount is { Type.Kind: DataKind.Money } && (target.FieldNamed(amount.Name) ?? target.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Money))
            is { Type.Kind: DataKind.Money } reduced && reduced.Type.Currencies.IsEmpty != amount.Type.Currencies.IsEmpty)
        {
            var currencies = string.Join(", ", reduced.Type.Currencies.IsEmpty ? amount.Type.Currencies : reduced.Type.Currencies);
            draft.Findings.ReportWith(MoneyDiagnostics.ReturnedInOther, clause.Amount!.Span, ("declared here", reduced.Span), amount.Name, currencies);
        }
    }

    /// <summary>Items are told by a list, are taken off a list, and are told apart by what both lists have.</summary>
    private void CheckItems(EventClauseSyntax.Reverses clause, Field? items, EventType target)
    {
        var lines = target.Fields.FirstOrDefault(field => field.Type.Kind == DataKind.Lines);
        var suits = items is null || items.Type.Kind == DataKind.Unknown
            || target.Fields.Any(field => field.Type.Kind == DataKind.Unknown)
            || (items.Type.Kind == DataKind.Lines && lines is not null
                && items.Type.LineFields.Any(one => one.Type.Kind is DataKind.Text or DataKind.Choice
                    && lines.Type.LineFields.Any(other => other.Name == one.Name && other.Type.Kind == one.Type.Kind)));
        if (!suits)
        {
            Unsuited(clause.Items!, items!, "a list with a text that the lines of the event have too", target);
        }
    }

    private Field? FieldOf(EventType type, NameSyntax name)
    {
        if (type.FieldNamed(name.Text) is { } field)
        {
            draft.Names.Note(name, field.Span, Uses.Field);
            return field;
        }

        draft.Names.ReportUnknown(
            NameDiagnostics.UnknownField, name, [.. type.Fields.Select(one => one.Name)], "field there", $"`{type.Name}`", name.Text);
        return null;
    }

    private void Unsuited(NameSyntax name, Field field, string needed, EventType target) =>
        draft.Findings.Report(DeclarationDiagnostics.ReversingField, name.Span,
            name.Text, field.Type.IsOptional ? "optional" : Types.InWords(field.Type), needed, target.Name);
}
