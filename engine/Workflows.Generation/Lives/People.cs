using System.Globalization;
using Workflows.Generation.Chance;
using Workflows.Generation.Models;

namespace Workflows.Generation.Lives;

/// <summary>Who members are: the fields of `Joined`.</summary>
internal static class People
{
    private static readonly string[] Families =
    [
        "chan", "wong", "lee", "cheung", "lau", "leung", "ho", "ng", "yeung", "lam", "tsang", "kwok", "tang", "chow", "fung",
        "cheng", "mak",
        "yip", "yuen", "chiu", "poon", "tam", "kwan", "siu", "singh", "gurung", "santos", "smith",
    ];

    private static readonly string[] Given =
    [
        "kayan", "wingsze", "tszkit", "hoyin", "chunming", "siuming", "manwai", "lokyi", "cheukhei", "yuetling", "kelvin",
        "amy", "jason", "carmen",
        "vincent", "joyce", "eric", "fiona", "ivan", "winnie", "raymond", "queenie", "tony", "maria", "peter", "sunita",
    ];

    private static readonly string[] Domains = ["example.com", "example.net", "example.org"];

    /// <summary>Whether a member reads English: the first draw of the member's attributes.</summary>
    internal static bool ReadsEnglish(World world, int member) =>
        new RandomStream(world.Seed, member, Purpose.Attributes).Happens(world.Model.Attributes.EnglishShare);

    /// <summary>The event of joining.</summary>
    internal static GeneratedEvent Joined(World world, int member, long at)
    {
        var random = new RandomStream(world.Seed, member, Purpose.Attributes);
        var model = world.Model.Attributes;
        var english = random.Happens(model.EnglishShare);
        var birthday = Birthday(random, SeasonalClock.DateOf(at));
        var email = Email(random, member);
        var mobile = string.Create(CultureInfo.InvariantCulture, $"+8520{Scatter(member):D7}");
        var knowsBirthday = random.Happens(model.BirthdayShare);
        var knowsEmail = random.Happens(model.EmailShare);
        var knowsMobile = random.Happens(model.MobileShare);
        var fields = new List<GeneratedField>(7);
        if (knowsBirthday)
        {
            fields.Add(World.Text("birthday", birthday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (knowsEmail)
        {
            fields.Add(World.Text("email", email));
        }

        if (knowsMobile)
        {
            fields.Add(World.Text("mobile", mobile));
        }

        fields.Add(World.Text("language", english ? "en" : "zh"));
        AddConsents(fields, random, model, knowsEmail, knowsMobile);
        return world.Event("Joined", member, at, World.Name(member), [.. fields]);
    }

    private static void AddConsents(
        List<GeneratedField> fields, RandomStream random, AttributeModel model, bool knowsEmail, bool knowsMobile)
    {
        // All three are drawn whatever is known, so that a share changed in the model changes no other member's answer.
        var email = random.Happens(model.MarketingEmailShare);
        var sms = random.Happens(model.MarketingSmsShare);
        var research = random.Happens(model.ResearchEmailShare);
        fields.Add(new GeneratedField("consent_marketing_email", new GeneratedValue.YesNo(knowsEmail && email)));
        fields.Add(new GeneratedField("consent_marketing_sms", new GeneratedValue.YesNo(knowsMobile && sms)));
        fields.Add(new GeneratedField("consent_research_email", new GeneratedValue.YesNo(knowsEmail && research)));
    }

    /// <summary>Ages of 16 to 76 on joining, most around 40.</summary>
    private static DateOnly Birthday(RandomStream random, DateOnly joined)
    {
        var days = (random.NextUnit() + random.NextUnit() + random.NextUnit()) / 3 * 60 * 365.25;
        return joined.AddYears(-16).AddDays(-(int)days);
    }

    /// <summary>Family and given name as Hong Kong writes them in Latin letters, and the number, which makes the address unique.</summary>
    private static string Email(RandomStream random, int member)
    {
        var family = Families[random.NextBelow(Families.Length)];
        var given = Given[random.NextBelow(Given.Length)];
        var domain = Domains[random.NextBelow(Domains.Length)];
        return string.Create(CultureInfo.InvariantCulture, $"{given}.{family}.{member}@{domain}");
    }

    /// <summary>A number of seven digits for each member; distinct up to ten million members, since the factor is coprime to 10.</summary>
    private static long Scatter(int member) => member * 7_654_321L % 10_000_000;
}
