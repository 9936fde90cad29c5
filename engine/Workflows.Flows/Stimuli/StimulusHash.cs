using System.Security.Cryptography;
using System.Text;
using Workflows.Flows.Values;

namespace Workflows.Flows.Stimuli;

/// <summary>What bookmarks and triggers are found by. It is the hash of Elsa 3.8, so that what its clients work out is found here too.</summary>
public static class StimulusHash
{
    /// <summary>The SHA-256, in capitals, of the parts that aren't empty, joined by <c>|</c>.</summary>
    /// <param name="name">Name of the stimulus, such as <c>Elsa.Event</c>.</param>
    /// <param name="payload">What is waited for, in Pascal case and without what Elsa leaves out; null for nothing.</param>
    /// <param name="activityInstanceId">The run of the activity where only that is meant; null for any.</param>
    public static string Of(string name, FlowRecord? payload, string? activityInstanceId = null)
    {
        var text = new StringBuilder(name);
        if (payload is { IsEmpty: false })
        {
            text.Append('|').Append(JsonText.Hashed(new FlowRecord([.. payload.Members.Where(member => member.Value is not null)])));
        }

        if (!string.IsNullOrEmpty(activityInstanceId))
        {
            text.Append('|').Append(activityInstanceId);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The hash of an event.</summary>
    public static string OfEvent(string eventName) => Of("Elsa.Event", FlowRecord.Of("EventName", eventName));
}
