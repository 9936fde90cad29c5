namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2406 to LOY2412: journeys that go several ways at the same time. See <see cref="CheckCases"/>.</summary>
internal static class BranchCases
{
    private const string Wait = "branch Wait {\n      wait 3 days\n    }";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2406", Journey("branch «Wait» {\n      wait 3 days\n    }"), Journey($"{Wait}\n    branch Write {{\n      send email \"x\"\n    }}")),
        ("LOY2406", "journey Extra {\n  start on Purchase\n  «at the same time { }»\n}\n", "journey Extra {\n  start on Purchase\n  wait 3 days\n}\n"),
        ("LOY2407", Journey($"{Wait}\n    branch «Write» {{ }}"), Journey($"{Wait}\n    branch Write {{ send email \"x\" }}")),
        ("LOY2407", Journey($"{Wait}\n    branch «Write» {{ step Nothing {{ }} }}"), Journey($"{Wait}\n    branch Write {{ step Something {{ send email \"x\" }} }}")),
        ("LOY2408", Journey($"{Wait}\n    branch Write {{\n      send email \"x\"\n      wait 1 days\n      go to «Last»\n    }}", "step Last { finish \"done\" }"),
            Journey($"{Wait}\n    branch Write {{\n      send email \"x\"\n      wait 1 days\n      go to Last\n      step Last {{ wait 2 days }}\n    }}")),
        ("LOY2408", Journey($"{Wait}\n    branch Write {{\n      step Inner {{ send email \"x\" }}\n    }}", "wait 1 days\n  go to «Inner»"),
            Journey($"{Wait}\n    branch Write {{\n      send email \"x\"\n    }}", "wait 1 days")),
        ("LOY2409", Journey($"branch «Write» {{\n      send email \"x\"\n      finish \"sent\"\n    }}\n    {Wait}"),
            Journey($"branch Write {{\n      wait 1 days\n      finish \"sent\"\n    }}\n    {Wait}")),
        ("LOY2409", First($"branch «Write» {{\n      if spend > 5 EUR {{ wait 2 days }}\n    }}\n    {Wait}"),
            First($"branch Write {{\n      if spend > 5 EUR {{ wait 2 days }} else {{ wait 4 days }}\n    }}\n    {Wait}")),
        ("LOY2410", Journey("branch Now {\n      send email \"x\"\n    }\n    branch Then {\n      wait 3 days\n      «send email \"x\"»\n    }"),
            Journey("branch Now {\n      send email \"x\"\n    }\n    branch Then {\n      wait 3 days\n      send email \"y\"\n    }")),
        ("LOY2411", Journey($"branch Call {{\n      {Task("Call")}\n    }}\n    branch Visit {{\n      «{Task("Call")}»\n    }}"),
            Journey($"branch Call {{\n      {Task("Call")}\n    }}\n    branch Visit {{\n      {Task("Visit")}\n    }}")),
        ("LOY2412", Journey($"{Wait}\n    branch Write {{\n      step Inner {{ send email \"x\" }}\n    }}", "running move here, Old to «Inner»"),
            Journey($"{Wait}\n    branch Write {{\n      send email \"x\"\n    }}", "step Last { wait 2 days }\n  running move here, Old to Last")),
        ("LOY2202", Journey($"{Wait}\n    branch «Wait» {{\n      send email \"x\"\n    }}"), Journey($"{Wait}\n    branch Write {{\n      send email \"x\"\n    }}")),
        ("LOY2403", Journey($"{Wait}\n    branch Round {{\n      step Again {{ }}\n      wait 2 days\n      go to Again\n    }}", "«send email \"never\"»"),
            First($"{Wait}\n    branch Round {{\n      step Again {{ }}\n      wait 2 days\n      go to Again\n    }}", "send email \"x\"")),
        ("LOY2404", Journey($"{Wait.Replace("wait 3 days", "bonus 2 Beans", StringComparison.Ordinal)}\n    branch B {{\n      bonus 1 Beans\n    }}", "«go to Again»", "step Again { }\n  "),
            Journey($"{Wait}\n    branch B {{\n      bonus 1 Beans\n    }}", "go to Again", "step Again { }\n  ")),
    ];

    private static string Task(string name) => $"task {name} to \"x\" due in 2 days {{\n        on done {{ }}\n        on overdue {{ }}\n      }}";

    private static string Journey(string branches, string behind = "", string before = "") =>
        $"journey Extra {{\n  start on Purchase\n  {before}at the same time {{\n    {branches}\n  }}\n{(behind.Length == 0 ? "" : $"  {behind}\n")}}}\n";

    private static string First(string branches, string behind = "", string before = "") =>
        Journey(branches, behind, before).Replace("same time {", "same time, until the first {", StringComparison.Ordinal);
}
