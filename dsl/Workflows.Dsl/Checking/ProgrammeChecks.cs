using Workflows.Dsl.Binding;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Checking;

/// <summary>What makes no sense although every part of it is right.</summary>
internal static class ProgrammeChecks
{
    public static void Check(Programme programme, Findings findings, Names names)
    {
        UseChecks.Check(programme, findings, names);
        ConditionChecks.Check(programme, findings);
        TierChecks.Check(programme, findings);
        RuleChecks.Check(programme, findings);
        RewardChecks.Check(programme, findings);
        LimitChecks.Check(programme, findings);
        LeavingChecks.Check(programme, findings);
        HouseholdChecks.Check(programme, findings);
        PersonalChecks.Check(programme, findings);
        CompoundChecks.Check(programme, findings);
        ChallengeChecks.Check(programme, findings);
        GuardChecks.Check(programme, findings);
        BandChecks.Check(programme, findings);
        FeedbackChecks.Check(programme, findings);
        LoanChecks.Check(programme, findings);
        FollowUpChecks.Check(programme, findings);
        foreach (var journey in programme.Journeys)
        {
            JourneyChecks.Check(journey, programme, findings);
        }
    }
}
