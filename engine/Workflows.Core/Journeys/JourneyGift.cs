using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>What a step of a journey wants to give in the next sub-step: points, or a tier that is lent.</summary>
internal readonly record struct JourneyGift(int Journey, int Number, JourneyStep Step);
