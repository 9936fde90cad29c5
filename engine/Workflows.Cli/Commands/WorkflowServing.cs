using System.CommandLine;
using System.Net.Sockets;
using Workflows.Cli.Serving;
using Workflows.Cli.Shell;
using Workflows.Flows.Hosting;

namespace Workflows.Cli.Commands;

/// <summary><c>loyalty workflow serve</c>: workflows of a database, kept going and asked by others.</summary>
internal static class WorkflowServing
{
    private const string UsualAddress = "http://127.0.0.1:5090";
    private const int UsualPatience = 30;

    /// <summary>The command.</summary>
    public static Command Make()
    {
        var database = new Argument<string>("DATABASE") { Description = "The file of the workflows; it is made where there is none." };
        var publish = new Option<string[]>("--publish") { Description = "A definition (JSON) that is published first. Again for another one." };
        var urls = new Option<string>("--urls") { Description = "Where to listen; port 0 takes a free one.", DefaultValueFactory = _ => UsualAddress };
        var hosts = new Option<string[]>("--allow-host")
        {
            Description = "A host that workflows may send requests to, with its port where it isn't the usual one. Again for another one.",
        };
        var patience = new Option<int>("--http-timeout") { Description = "How many seconds an answer to a request may take.", DefaultValueFactory = _ => UsualPatience };
        var keep = new Option<int?>("--keep") { Description = "How many days finished instances are kept with their journals; for ever if not given." };
        var members = new Option<string?>("--db")
        {
            Description = "The database of members in whose logs steps of ours are done: awards, redemptions, decisions. Without one others are asked for them.",
        };
        var command = new Command(
            "serve", "Keeps workflows going: timers, requests and events.\n\nExample: loyalty workflow serve flows.db --publish order.json --allow-host api.example")
        {
            database, publish, urls, hosts, patience, keep, members,
        };
        command.SetAction(async (options, stop) =>
        {
            var http = new HttpSender([.. options.GetValue(hosts) ?? []], TimeSpan.FromSeconds(Math.Max(1, options.GetValue(patience))));
            var terminal = new Terminal(options);
            var steps = options.GetValue(members) is { } path ? MemberSteps.Open(path, terminal) : null;
            var server = new FlowServer(options.GetValue(database)!, http, TimeProvider.System, steps)
            {
                Keeps = options.GetValue(keep) is { } days ? TimeSpan.FromDays(Math.Max(0, days)) : null,
            };
            foreach (var file in options.GetValue(publish) ?? [])
            {
                Publish(server, file);
            }

            foreach (var problem in server.Do((runtime, _) => runtime.Definitions.ProblemsOfPublished()))
            {
                terminal.Problem(problem);
            }

            await using var site = await Start(server, options.GetValue(urls)!, stop);
            Terminal.Result($"Workflows answer at {site.Address}; Ctrl+C ends it.");
            await site.Run(stop);
            return 0;
        });
        return command;
    }

    private static async Task<FlowSite> Start(FlowServer server, string address, CancellationToken stop)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/")
        {
            throw new ShellFault($"{address} is no address to listen at; write one such as {UsualAddress}.", 2);
        }

        try
        {
            return await FlowSite.Start(server, uri.GetLeftPart(UriPartial.Authority), stop);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new ShellFault($"{address} can't be listened at: {fault.Message}");
        }
    }

    private static void Publish(FlowServer server, string file)
    {
        if (!File.Exists(file))
        {
            throw new ShellFault($"{file}: there is no such file.");
        }

        var json = File.ReadAllText(file);
        var refusal = server.Do((runtime, at) => Publish(runtime, file, json, at));
        if (refusal is not null)
        {
            throw new ShellFault($"{file}: {refusal}");
        }
    }

    /// <summary>What is published as it stands is left as it is, so that starting the server again makes no new version.</summary>
    private static string? Publish(FlowRuntime runtime, string file, string json, DateTimeOffset at)
    {
        string? refusal = null;
        try
        {
            runtime.Together(() => refusal = runtime.Definitions.PublishOnce(json, at));
        }
        catch (FormatException fault)
        {
            throw new ShellFault($"{file}: {fault.Message}");
        }

        return refusal;
    }
}
