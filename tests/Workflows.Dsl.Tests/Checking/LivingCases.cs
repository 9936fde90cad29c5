namespace Workflows.Dsl.Tests.Checking;

/// <summary>The cases of LOY2800 to LOY2809: members in the middle of something. See <see cref="CheckCases"/>.</summary>
internal static class LivingCases
{
    private const string Open = "journey Ask {\n  start on Survey\n  ";
    private const string Steps = "\n  wait up to 3 days for Purchase { on late { go to Call } }\n  finish \"came\"\n  step Call { send email \"call\" }\n}\n";

    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY2800", "journey Ask {\n  «start on Survey, also who is in it already»\n  send email \"ask\"\n}\n",
            "journey Ask {\n  start on entering Fan, also who is in it already\n  send email \"ask\"\n}\n"
            + "journey Wave {\n  start on entering Gold, also who is in it already\n  send email \"wave\"\n}\n"),
        ("LOY2800", "journey Ask {\n  «start on leaving Fan, also who is in it already»\n  send email \"ask\"\n}\n",
            "journey Ask {\n  start on leaving Fan\n  send email \"ask\"\n}\n"),
        ("LOY2801", $"{Open}running move here, Old to «Nowhere»{Steps}", $"{Open}running move here, Old to Call, \"2\" to \"1\"{Steps}"),
        ("LOY2801", $"{Open}running move here, Old to «\"2\"»{Steps}", $"{Open}running move here{Steps}"),
        ("LOY2202", $"{Open}running move here, Old to Call, «Old» to \"1\"{Steps}", $"{Open}running move here, Old to Call, Older to \"1\"{Steps}"),
        ("LOY2680", $"{Open}{Steps.Replace("step Call", "step Ring { send sms \"ring\" }\n  step Call was «Ring»", StringComparison.Ordinal).Replace("sms", "email", StringComparison.Ordinal).Replace("finish", "if spend > 5 EUR { go to Ring }\n  finish", StringComparison.Ordinal)}",
            $"{Open}{Steps.Replace("step Call", "step Call was Ring", StringComparison.Ordinal)}"),
        ("LOY2681", "journey Ask {\n  start on Survey\n  step One was Old { send email \"one\" }\n  step Two was «Old» { send email \"two\" }\n}\n",
            "journey Ask {\n  start on Survey\n  step One was Old { send email \"one\" }\n  step Two was Older { send email \"two\" }\n}\n"),
        ("LOY2403", $"{Open.Replace("start", "running move here\n  start", StringComparison.Ordinal)}finish \"done\"\n  «step Call {{ send email \"call\" }}»\n}}\n",
            $"{Open}running move here, Old to Call\n  finish \"done\"\n  step Call {{ send email \"call\" }}\n}}\n"),
    ];
}
