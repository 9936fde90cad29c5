using Workflows.Core.Machine;
using Workflows.Core.Members;
using Workflows.Core.Tests.Semantics;
using Workflows.Testing;

namespace Workflows.Core.Tests.Machine;

public sealed class MemberIndexTests
{
    private const int Many = 1_000;

    [Fact]
    public void Of_many_members_each_is_found_by_id_and_nobody_else()
    {
        var index = IndexOf(Many);
        for (var i = 0; i < Many; i++)
        {
            Assert.Equal(i, index.Find(IdOf(i)));
            Assert.Equal(i, index.Likely(MemberIndex.HashOf(IdOf(i))));
        }

        Assert.Equal(-1, index.Find("nobody"));
        Assert.Equal(-1, index.Find(""));
    }

    [Fact]
    public void Who_was_removed_is_not_found_and_those_behind_in_the_table_are()
    {
        var index = IndexOf(Many);
        for (var i = 0; i < Many; i += 2)
        {
            index.Remove(IdOf(i));
        }

        for (var i = 0; i < Many; i++)
        {
            Assert.Equal(i % 2 == 0 ? -1 : i, index.Find(IdOf(i)));
        }
    }

    [Fact]
    public void Who_comes_back_under_the_same_id_is_found_as_the_new_member()
    {
        var plan = World.PlanOf(Sample.Text);
        var members = new List<MemberState>();
        var index = new MemberIndex(members);
        for (var i = 0; i < Many; i++)
        {
            members.Add(new MemberState("anna", i, plan));
            index.Add("anna", i);
            Assert.Equal(i, index.Find("anna"));
            index.Remove("anna");
            index.Remove("anna");
            Assert.Equal(-1, index.Find("anna"));
        }
    }

    [Fact]
    public void Two_members_of_one_id_are_a_fault()
    {
        var index = IndexOf(1);
        Assert.Throws<ArgumentException>(() => index.Add(IdOf(0), 1));
    }

    private static MemberIndex IndexOf(int count)
    {
        var plan = World.PlanOf(Sample.Text);
        var members = new List<MemberState>();
        var index = new MemberIndex(members);
        for (var i = 0; i < count; i++)
        {
            members.Add(new MemberState(IdOf(i), i, plan));
            index.Add(IdOf(i), i);
        }

        return index;
    }

    private static string IdOf(int index) => $"m{index}";
}
