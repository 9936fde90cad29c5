using Workflows.Dsl.Diagnostics;
using Workflows.Dsl.Mending;
using Workflows.Dsl.Syntax;
using Workflows.Model.Diagnostics;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;
using Workflows.Model.Time;

namespace Workflows.Dsl.Binding;

/// <summary>The programme block and the messages block.</summary>
internal sealed class SettingsBinder(Draft draft)
{
    /// <summary>The programme with its settings; everything else is added to it. Sets the draft's money.</summary>
    /// <param name="block">The block; null where there is none.</param>
    /// <param name="top">The first place of the file.</param>
    /// <param name="mayBeBroken">Whether something unreadable may have been the block.</param>
    public Programme Bind(ProgrammeSyntax? block, SourceSpan top, bool mayBeBroken)
    {
        if (block is null)
        {
            if (!mayBeBroken)
            {
                draft.Findings.Report(DeclarationDiagnostics.NoProgramme, top);
            }

            return Empty(top);
        }

        var clauses = block.Clauses;
        var late = draft.Findings.One<ProgrammeClauseSyntax.Late>(clauses.Nodes);
        var settle = draft.Findings.One<ProgrammeClauseSyntax.Settle>(clauses.Nodes);
        var starts = draft.Findings.One<ProgrammeClauseSyntax.Starts>(clauses.Nodes);
        var leaving = draft.Findings.One<ProgrammeClauseSyntax.Leaving>(clauses.Nodes);
        draft.Findings.MustLast(leaving?.KeptFor);
        return Empty(block.Name.Span) with
        {
            Name = block.Name.Text,
            Title = block.Title?.Value ?? block.Name.Text,
            Currency = Currency(block),
            MoneyScale = draft.Money.Scale,
            TimeZone = TimeZone(block),
            Starts = starts is null ? null : LiteralBinder.DayOf(starts.Date.Value),
            Late = late is null ? new(null, LateAction.Book) : new(late.UpTo.Value, late.Then),
            Returns = draft.Findings.One<ProgrammeClauseSyntax.Returns>(clauses.Nodes)?.Then ?? ReturnPolicy.Owe,
            Leaving = leaving is null ? new(true, null) : new(leaving.KeepsAvailable, leaving.KeptFor?.Value),
            Merging = draft.Findings.One<ProgrammeClauseSyntax.Merging>(clauses.Nodes) is { } merging
                ? new(merging.KeepsHigherTier) { Span = merging.Span } : new(true),
            Publishers = Publishers(clauses),
            Settle = settle?.Length.Value ?? new(2, TimeUnit.Minute),
            JoinsByFirstEvent = draft.Findings.One<ProgrammeClauseSyntax.JoiningWithFirstEvent>(clauses.Nodes) is not null,
        };
    }

    /// <summary>Limits of messages.</summary>
    public MessagePolicy Messages(MessagesSyntax? block)
    {
        if (block is null)
        {
            return new();
        }

        var quiet = draft.Findings.One<MessagesClauseSyntax.Quiet>(block.Clauses.Nodes);
        var most = draft.Findings.One<MessagesClauseSyntax.AtMost>(block.Clauses.Nodes);
        var giveUp = draft.Findings.One<MessagesClauseSyntax.GiveUpAfter>(block.Clauses.Nodes);
        draft.Findings.MustLast(most?.Within);
        var zone = draft.Findings.One<MessagesClauseSyntax.Zone>(block.Clauses.Nodes);
        return new()
        {
            Zone = zone is null ? null : ZoneOf(zone),
            QuietFrom = quiet is null ? null : MinuteOf(quiet.From),
            QuietTo = quiet is null ? null : MinuteOf(quiet.To),
            Most = most?.Count,
            MostWithin = most?.Within.Value,
            GiveUpAfter = giveUp?.Length.Value,
            Span = block.Span,
        };
    }

    /// <summary>The name of the field that says in which zone a member lives; null where it can't say so.</summary>
    private string? ZoneOf(MessagesClauseSyntax.Zone clause)
    {
        var field = clause.Owner.Text == PathBinder.Member ? draft.MemberFields.FirstOrDefault(one => one.Name == clause.Field.Text) : null;
        if (field is null && clause.Owner.Text == PathBinder.Member)
        {
            draft.Names.ReportUnknown(
                NameDiagnostics.UnknownField, clause.Field, [.. draft.MemberFields.Select(one => one.Name)], "field there", "the member", clause.Field.Text);
            return null;
        }

        if (field is not { Type.Kind: DataKind.Text })
        {
            var texts = draft.MemberFields.Where(one => one is { Type.Kind: DataKind.Text, IsPersonal: false }).Select(one => $"time zone {PathBinder.Member}.{one.Name}");
            draft.Findings.Report(Diagnostic.Of(DeclarationDiagnostics.NoZoneField, clause.Span, $"{clause.Owner.Text}.{clause.Field.Text}")
                with { Fixes = Changes.Choose(clause.Span, texts) });
            return null;
        }

        draft.Names.Note(clause.Field, field.Span, Uses.Field);
        return field.Name;
    }

    /// <summary>The minute of the day.</summary>
    public static int MinuteOf(TimeSyntax time) => (time.Value.Hour * 60) + time.Value.Minute;

    private static Programme Empty(SourceSpan place) => new()
    {
        Name = "",
        Title = "",
        Version = "",
        Currency = "",
        MoneyScale = 1,
        TimeZone = "",
        Span = place,
    };

    /// <summary>How many people publish; one where nothing is said, and whoever says just that has said nothing.</summary>
    private int Publishers(SyntaxList<ProgrammeClauseSyntax> clauses)
    {
        var publish = draft.Findings.One<ProgrammeClauseSyntax.Publish>(clauses.Nodes);
        if (publish is { People: 1 })
        {
            draft.Findings.Report(PublishDiagnostics.NobodyElse, publish.Span);
        }

        return publish?.People ?? 1;
    }

    private string Currency(ProgrammeSyntax block)
    {
        if (draft.Findings.One<ProgrammeClauseSyntax.Currency>(block.Clauses.Nodes) is not { } clause)
        {
            draft.Findings.Missing(block, block.Name.Span, $"`{block.Name.Text}`", "in what money it counts", "currency HKD");
            return "";
        }

        if (!MoneyUnits.IsCode(clause.Code.Text))
        {
            draft.Findings.Report(DeclarationDiagnostics.BadCurrency, clause.Code.Span, clause.Code.Text);
            return "";
        }

        draft.Money = Types.Money(clause.Code.Text);
        return clause.Code.Text;
    }

    // Whether there is such a zone is asked where the zones are; here only what can't be a name of one is refused.
    private string TimeZone(ProgrammeSyntax block)
    {
        if (draft.Findings.One<ProgrammeClauseSyntax.TimeZone>(block.Clauses.Nodes) is not { } clause)
        {
            draft.Findings.Missing(block, block.Name.Span, $"`{block.Name.Text}`", "its time zone", "time zone \"Asia/Hong_Kong\"");
            return "";
        }

        var zone = clause.Zone.Value;
        var isName = zone.Length > 0 && char.IsAsciiLetter(zone[0])
            && zone.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+');
        if (!isName)
        {
            draft.Findings.Report(DeclarationDiagnostics.BadTimeZone, clause.Zone.Span, zone);
        }

        return zone;
    }
}
