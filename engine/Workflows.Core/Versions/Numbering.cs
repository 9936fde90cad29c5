using Workflows.Core.Rankings;
using Workflows.Model.Expressions;
using Workflows.Model.Programmes;

namespace Workflows.Core.Versions;

/// <summary>
/// Numbers the things of all versions of a database through: what keeps its name keeps its number, what is new comes after, and nothing
/// is ever given another one. So the log, the ledger and the states mean the same under every version.
/// </summary>
internal sealed class Numbering
{
    private readonly NameRegister _eventTypes = new();
    private readonly Dictionary<int, NameRegister> _fields = [];
    private readonly Dictionary<(int Type, int Field), NameRegister> _lineFields = [];
    private readonly NameRegister _memberFields = new();
    private readonly NameRegister _consents = new();
    private readonly NameRegister _currencies = new();
    private readonly NameRegister _ladders = new();
    private readonly Dictionary<int, NameRegister> _tiers = [];
    private readonly NameRegister _segments = new();
    private readonly NameRegister _rankings = new();
    private readonly NameRegister _budgets = new();
    private readonly NameRegister _rewards = new();
    private readonly NameRegister _guards = new();
    private readonly NameRegister _rules = new();
    private readonly NameRegister _journeys = new();
    private readonly NameRegister _sharedCaps = new();
    private readonly NameRegister _capShapes = new();
    private (int Rules, int Journeys, int Lets, int Groups) _next;

    /// <summary>Numbers the versions of a programme, oldest first.</summary>
    public Numbering(IReadOnlyList<Programme> versions)
    {
        All = [.. versions.Select(NumbersOf)];
        for (var i = 0; i < versions.Count; i++)
        {
            All[i].Caps = CapsOf(versions[i], All[i]);
        }
    }

    /// <summary>The numbers of each version.</summary>
    public Numbers[] All { get; }

    /// <summary>The place of a tier of one version among those of another one: where that has no such tier, the next one below that it has.</summary>
    public int TierIn(int ladder, int[] of, int tier, int[] among)
    {
        var register = _tiers[ladder];
        for (var rank = Math.Min(tier, of.Length - 1); rank > 0; rank--)
        {
            var found = Array.FindIndex(among, one => register.Final(one) == register.Final(of[rank]));
            if (found >= 0)
            {
                return found;
            }
        }

        return 0;
    }

    private Numbers NumbersOf(Programme version)
    {
        var types = _eventTypes.Take(version.EventTypes.Select(type => (type.Name, default(string))));
        var ladders = _ladders.Take(version.Ladders.Select(ladder => (ladder.Name, ladder.Was)));
        var (rules, journeys, lets, groups) = _next;
        _next = (rules + version.Rules.Length, journeys + version.Journeys.Length, lets + version.Lets.Length, groups + version.Groups.Length);
        return new Numbers
        {
            EventTypes = types,
            Fields = [.. version.EventTypes.Select(type => Names(_fields, types[type.Index], type.Fields.Select(field => field.Name)))],
            LineFields = version.EventTypes
                .SelectMany(type => type.Fields.Where(field => field.Type.Kind == DataKind.Lines).Select(field => (type, field)))
                .ToDictionary(
                    one => (one.type.Index, one.field.Index),
                    one => Names(
                        _lineFields, (types[one.type.Index], _fields[types[one.type.Index]].Find(one.field.Name)),
                        one.field.Type.LineFields.Select(field => field.Name))),
            MemberFields = _memberFields.Take(version.MemberFields.Select(field => (field.Name, default(string)))),
            Consents = _consents.Take(version.Consents.Select(consent => (consent.Column, default(string)))),
            Currencies = _currencies.Take(version.Currencies.Select(currency => (currency.Name, currency.Was))),
            Ladders = ladders,
            Tiers = [.. version.Ladders.Select(ladder => Of(_tiers, ladders[ladder.Index]).Take(ladder.Tiers.Select(tier => (tier.Name, tier.Was))))],
            Segments = _segments.Take(version.Segments.Select(segment => (segment.Name, segment.Was))),
            Rankings = _rankings.Take(version.Rankings.Select(ranking => (
                ShapeOf(version, ranking, ranking.Name), ranking.Was is { } was ? ShapeOf(version, ranking, was) : null))),
            Budgets = _budgets.Take(version.Budgets.Select(budget => (budget.Name, budget.Was))),
            Rewards = _rewards.Take(version.Rewards.Select(reward => (reward.Name, reward.Was))),
            Guards = _guards.Take(version.Guards.Select(guard => (guard.Name, default(string)))),
            RuleNames = _rules.Take(version.Rules.Select(rule => (rule.Name, rule.Was))),
            JourneyNames = _journeys.Take(version.Journeys.Select(journey => (journey.Name, journey.Was))),
            SharedCapNames = _sharedCaps.Take(version.SharedCaps.Select(cap => (cap.Name, default(string)))),
            FirstRule = rules,
            FirstJourney = journeys,
            FirstLet = lets,
            FirstGroup = groups,
        };
    }

    /// <summary>Cuts go on being what they were where the name is the same, and there are as many of the same unit.</summary>
    private static string ShapeOf(Programme version, Ranking ranking, string name) =>
        $"{name} {ranking.Kind} {ranking.IsBottom} {ranking.Shares.Length} {ranking.Value.Type.Kind} {ranking.Value.Type.Unit} {RankingScale.Of(version, ranking)}";

    /// <summary>A cap is the same where what it belongs to has the same name and it counts the same in the same kind of period.</summary>
    private int[] CapsOf(Programme version, Numbers numbers)
    {
        var caps = version.Rules.SelectMany(rule => rule.Caps.Select(cap => (Owner: $"rule {numbers.RuleNames[rule.Index]}", Cap: cap)))
            .Concat(version.SharedCaps.Select((shared, i) => (Owner: $"cap {numbers.SharedCapNames[i]}", shared.Cap)))
            .Concat(version.Rewards.SelectMany(reward => reward.Caps.Select(cap => (Owner: $"reward {numbers.Rewards[reward.Index]}", Cap: cap))))
            .Concat(version.Currencies.SelectMany(points => points.Transfer.Select(cap => (Owner: $"points {numbers.Currencies[points.Index]}", Cap: cap))))
            .OrderBy(one => one.Cap.Index).ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = new int[caps.Count];
        for (var i = 0; i < caps.Count; i++)
        {
            var (owner, cap) = caps[i];
            var currency = cap.Currency is { } own ? numbers.Currencies[own] : -1;
            var shape = $"{owner} {currency} {cap.CountsMoney} {cap.Period} {cap.PerField} {(cap.Scope is null ? "own" : cap.Scope.GetType().Name)}";
            var nth = seen[shape] = seen.GetValueOrDefault(shape) + 1;
            numbered[i] = _capShapes.Take([($"{shape} {nth}", null)])[0];
        }

        return numbered;
    }

    private static int[] Names<TKey>(Dictionary<TKey, NameRegister> registers, TKey key, IEnumerable<string> names)
        where TKey : notnull => Of(registers, key).Take(names.Select(name => (name, default(string))));

    private static NameRegister Of<TKey>(Dictionary<TKey, NameRegister> registers, TKey key)
        where TKey : notnull
    {
        if (!registers.TryGetValue(key, out var register))
        {
            registers[key] = register = new NameRegister();
        }

        return register;
    }
}
