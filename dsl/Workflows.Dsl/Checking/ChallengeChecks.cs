using Workflows.Dsl.Binding;
using Workflows.Dsl.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>Challenges over points look at what was earned until nothing more is, so none may lead back to what it counts.</summary>
internal static class ChallengeChecks
{
    public static void Check(Programme programme, Findings findings)
    {
        var rules = programme.Challenges.Select(challenge => programme.Rules[challenge.Rule]).Where(rule => rule.Trigger is Trigger.Earning).ToList();
        foreach (var rule in rules)
        {
            var own = ((Trigger.Earning)rule.Trigger).Currency;
            var reached = new HashSet<int>();
            var open = new Stack<int>(Given(rule));
            while (open.TryPop(out var currency) && !reached.Contains(own))
            {
                if (reached.Add(currency))
                {
                    rules.Where(other => ((Trigger.Earning)other.Trigger).Currency == currency).SelectMany(Given).ToList().ForEach(open.Push);
                }
            }

            if (reached.Contains(own))
            {
                findings.Report(EarningDiagnostics.ChallengesFeed, rule.Span, rule.Name);
            }
        }
    }

    private static IEnumerable<int> Given(Rule rule) => rule.Effects.SelectMany(effect => RuleChecks.Given(effect));
}
