using Workflows.Model.Programmes;

namespace Workflows.Core.Journeys;

/// <summary>Points that a step of a journey wants to give in the next sub-step.</summary>
internal readonly record struct JourneyGift(int Journey, int Number, JourneyStep.Bonus Step);
