using Workflows.Dsl.Hashing;
using Workflows.Model.Diagnostics;
using Workflows.Model.Programmes;

namespace Workflows.Dsl.Tests.Hashing;

/// <summary>Whether the hand-written form says all that the model has.</summary>
public sealed class MeaningHashTests
{
    private static readonly Programme Everything = (Programme)new MadeUp().Of(typeof(Programme))!;

    [Fact]
    public void The_form_written_by_hand_is_that_of_reflection()
    {
        Assert.Equal(new ReflectedForm().HashOf(Everything), MeaningHash.Of(Everything));
    }

    [Fact]
    public void The_made_up_programme_has_every_kind_of_part()
    {
        var form = new ReflectedForm();
        form.HashOf(Everything);
        var parts = typeof(Programme).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.GetMethod("<Clone>$") is not null && IsOfProgrammes(type));
        Assert.Empty(parts.Except(form.Written).Select(type => type.FullName));
    }

    [Fact]
    public void A_programme_as_people_write_it_has_the_hash_of_reflection()
    {
        var programme = Compiler.Compile("sample.loyalty", SampleProgramme.Text).Programme!;
        Assert.Equal(new ReflectedForm().HashOf(programme), programme.Version);
    }

    [Fact]
    public void Where_something_is_written_changes_nothing()
    {
        Assert.Equal(MeaningHash.Of(Everything), MeaningHash.Of(Everything with { Span = SourceSpan.None, Version = "other" }));
        Assert.NotEqual(MeaningHash.Of(Everything), MeaningHash.Of(Everything with { Title = "other" }));
    }

    // Events, effects, postings and diagnostics are records too, but no part of a programme.
    private static bool IsOfProgrammes(Type type) =>
        type.Namespace is "Workflows.Model.Programmes" or "Workflows.Model.Expressions";
}
