using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Workflows.Flows.Values;

namespace Workflows.Cli.Serving;

/// <summary>What all calls of other programs have in common.</summary>
internal static class Calls
{
    /// <summary>Maps a call with a body; one that can't be read is answered in a sentence.</summary>
    public static void Post(WebApplication site, string path, Func<HttpContext, string, Task> act) => site.MapPost(path, async context =>
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            await act(context, body);
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            var problem = fault is JsonException ? "The body isn't JSON." : fault.Message;
            await Replies.Write(context, StatusCodes.Status400BadRequest, FlowRecord.Of("problem", problem));
        }
    });

    /// <summary>A part of the path.</summary>
    public static string Named(HttpContext context, string name) => (string)context.GetRouteValue(name)!;

    /// <summary>What makes a call the same one when it is said twice; null where each counts.</summary>
    public static string? Key(HttpContext context) => context.Request.Headers["Idempotency-Key"].FirstOrDefault();
}
