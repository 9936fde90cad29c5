namespace Workflows.Dsl.Tests.Checking;

/// <summary>Mistakes of form, behind <see cref="CheckCases.Prelude"/>: as the others a text that gives the code, and one like it that is right.</summary>
internal static class SyntaxCases
{
    public static IEnumerable<(string Code, string Bad, string Good)> All =>
    [
        ("LOY0010", "let double_spend = «$»5", "let double_spend = 5 EUR"),
        ("LOY0011", Hello("send email «\"hello»"), Hello("send email \"hello\"")),
        ("LOY0012", "segment Young when member.age is known «&&» member.age < 30\n", "segment Young when member.age is known and member.age < 30\n"),
        ("LOY0013", Extra("valid «2026-02-30»"), Extra("valid 2026-02-28")),
        ("LOY0014", "messages {\n  quiet «25:00» to 09:00\n}\n", "messages {\n  quiet 21:00 to 09:00\n}\n"),
        ("LOY0015", Extra("valid «01/02/2026»"), Extra("valid 2026-02-01")),
        ("LOY0016", "let much = «12345678901234567890»\n", "segment Rich when spend > 1_000_000 EUR\n"),
        ("LOY0017", Extra("priority 3\n  at most «1,000» Beans per member in any 30 days"), Extra("priority 3\n  at most 1_000 Beans per member in any 30 days")),
        ("LOY0020", "«foo» B {\n  x\n}\n", "segment B when spend > 5 EUR\n"),
        ("LOY0021", Extra("«prioritty» 3"), Extra("priority 3")),
        ("LOY0022", "points P {\n  round «sideways» per event\n}\n", "points P {\n  round down per event\n}\n"),
        ("LOY0023", Extra("when spend >«»\n  priority 3"), Extra("when spend > 5 EUR\n  priority 3")),
        ("LOY0023", Extra("when weight is«»\n  priority 3"), Extra("when weight is known\n  priority 3")),
        ("LOY0024", "segment «target» when spend > 5 EUR\n", "segment Target when spend > 5 EUR\n"),
        ("LOY0025", Extra("«colour» red"), Extra("priority 3")),
        ("LOY0026", "rule Extra {\n  on Purchase\n  bonus 5 Beans«»\n\nsegment B when spend > 5 EUR\n", Extra("priority 3") + "\nsegment B when spend > 5 EUR\n"),
        ("LOY0029", "segment B when 1 EUR < spend «<» 5 EUR\n", "segment B when spend > 1 EUR and spend < 5 EUR\n"),
        ("LOY0030", Extra("at most 3 «per month»"), Extra("at most 3 per member per calendar month")),
        ("LOY0031", "segment B when count of Purchase«» > 3\n", "segment B when count of Purchase over last 30 days > 3\n"),
        ("LOY0032", "journey Welcome {\n  start «when» spend > 3 EUR\n  finish \"done\"\n}\n",
            "segment B when spend > 3 EUR\n\njourney Welcome {\n  start on entering B\n  finish \"done\"\n}\n"),
        ("LOY0033", Extra("priority 3") + "«}»\n", Extra("priority 3")),
        ("LOY0034", Extra("priority «1.5»"), Extra("priority 2")),
    ];

    private static string Extra(string line) => $"rule Extra {{\n  on Purchase\n  bonus 5 Beans\n  {line}\n}}\n";

    private static string Hello(string line) => $"journey Hello {{\n  start on joining\n  purpose service\n  {line}\n  finish \"done\"\n}}\n";
}
