using Workflows.Core.Earning;
using Workflows.Core.Ledger;
using Workflows.Core.Planning;
using Workflows.Core.Rewards;
using Workflows.Model.Effects;
using Workflows.Model.Ledger;
using Workflows.Model.Programmes;

namespace Workflows.Core.Others;

/// <summary>Answers members who give points to others. That the other one is a member was seen before the event was taken.</summary>
internal sealed class Transfers(ProgrammePlan plan, Spending spending, CapBook caps)
{
    /// <summary>The name of the field that names who gets the points.</summary>
    public const string ToField = "to";

    private readonly Programme _programme = plan.Programme;

    /// <summary>Answers a request.</summary>
    /// <returns>Whether it was granted; if not, the refusal is noted.</returns>
    public bool Take(in RewardAnswer request)
    {
        var to = RewardRequest.TextOf(_programme, request.Record, ToField) ?? "";
        var points = RewardRequest.NumberOf(_programme, request.Record, "points") ?? 0;
        if (CurrencyOf(request) is not { } currency)
        {
            return request.Refuse(RejectionReason.NotTransferable);
        }

        if (!request.IsFact && WhyNot(request, currency, points, to, request.Member.Available(currency.Index)) is { } reason)
        {
            return request.Refuse(reason, currency: currency.Index, points: points);
        }

        var parts = request.TakePoints(spending, currency.Index, points, Account.TransferredOut);
        foreach (var cap in currency.Transfer)
        {
            caps.Book(request.Member, cap, request.At, request.Facts.Day, points);
        }

        request.Output.Add(EffectKind.Transferred, request.At, currency: currency.Index, amount: points, text: to);
        var passing = Passings.Of(BuiltInEvents.TransferReceived, to, -1, request.Facts, _programme, request.Output);
        request.Output.Passings.Add(passing with { Currency = currency.Index, Points = points, Parts = parts });
        return true;
    }

    /// <summary>Whether a request that needs points of a household may be granted if that has them; if not, the refusal is noted.</summary>
    public bool MayGive(in RewardAnswer request, PointsNeed need)
    {
        var to = RewardRequest.TextOf(_programme, request.Record, ToField) ?? "";
        return request.Record.Type != BuiltInEvents.Transferred
            || WhyNot(request, _programme.Currencies[need.Currency], need.Points, to, need.Points) is not { } reason
            || request.Refuse(reason, currency: need.Currency, points: need.Points);
    }

    private RejectionReason? WhyNot(in RewardAnswer request, PointsCurrency currency, long points, string to, long available)
    {
        foreach (var cap in currency.Transfer)
        {
            if (caps.Left(request.Member, cap, request.At) < points)
            {
                return RejectionReason.TransferredEnough;
            }
        }

        return to == request.Member.Id || request.Member.Absorbed?.Contains(to) == true ? RejectionReason.ToOneself
            : available < points ? RejectionReason.NotEnoughPoints
            : null;
    }

    /// <summary>The currency that a request names, or the first of which points can be given to others.</summary>
    public PointsCurrency? CurrencyOf(in RewardAnswer request)
    {
        var named = RewardRequest.TextOf(_programme, request.Record, "currency");
        foreach (var currency in _programme.Currencies)
        {
            if (!currency.Transfer.IsEmpty && (named is null || named == currency.Name))
            {
                return currency;
            }
        }

        return null;
    }
}
