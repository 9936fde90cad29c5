using Workflows.Elsa.Pictures;
using Workflows.Elsa.Tests.Building;
using Workflows.Elsa.Toolbox;
using Workflows.Model.Pictures;

namespace Workflows.Elsa.Tests.Pictures;

public sealed class ToolboxTests
{
    [Fact]
    public void Every_kind_of_step_is_in_the_toolbox_once()
    {
        var kinds = Enum.GetValues<PictureStepKind>().Where(kind => kind != PictureStepKind.Unknown);
        Assert.Equal(kinds.Order(), JourneyToolbox.Activities.Select(one => one.Step).Order());
        Assert.Distinct(JourneyToolbox.Activities.Select(one => one.Type));
    }

    /// <summary>The Studio moves what it edits, adds memory references, gives plain numbers, and knows nothing of our order.</summary>
    [Fact]
    public void What_the_Studio_posts_is_read_whatever_it_adds()
    {
        var picture = PictureReader.Read(
            """
            {
              "definitionId": "x", "name": "Shown",
              "customProperties": { "journey": "J", "places": "97887dbe03436204=2 send-1=1", "revision": "00ff", "other": 5 },
              "root": {
                "id": "flow", "type": "Elsa.Flowchart", "start": "start",
                "activities": [
                  { "id": "97887dbe03436204", "nodeId": "Workflow1:flow:97887dbe03436204", "name": "Wait2", "type": "Loyalty.Wait", "version": 1,
                    "length": { "typeName": "String", "expression": { "type": "Literal", "value": "3 days" }, "memoryReference": null }, "extra": [1] },
                  { "id": "send-1", "type": "Loyalty.Send", "metadata": { "displayText": "Mail" }, "channel": { "typeName": "String", "expression": { "type": "Literal", "value": "email" } } },
                  { "id": "task", "type": "Loyalty.Task", "outcomes": { "typeName": "String[]", "expression": { "type": "Object", "value": "[\"a\",\"b\"]" } } },
                  { "id": "start", "type": "Loyalty.Start" }
                ],
                "connections": [
                  { "source": { "activity": "send-1", "port": "Done" }, "target": { "activity": "97887dbe03436204", "port": "In" }, "vertices": [ { "x": 1, "y": 2 } ] },
                  { "source": { "activity": "start" }, "target": { "activity": "send-1" } }
                ]
              }
            }
            """);
        Assert.Equal(("J", "Shown", "start", "00ff"), (picture.Journey, picture.Title, picture.First, picture.Revision));
        Assert.Equal(
            ["97887dbe03436204 Wait 2 Wait2 length=3 days", "send-1 Send 1 Mail channel=email", "task Task  task outcomes=a\nb", "start Start  start "],
            picture.Steps.Select(step => $"{step.Id} {step.Kind} {step.Place} {step.Label} "
                + string.Join(',', step.Fields.Select(field => $"{field.Name}={field.Text}"))));
        PictureLine[] lines = [new("send-1", "Done", "97887dbe03436204"), new("start", "Done", "send-1")];
        Assert.Equal(lines, picture.Lines.ToArray());
    }

    [Fact]
    public void A_journey_keeps_the_ids_of_an_open_picture()
    {
        var text = Elsa.Compiling.JourneyCompiler.Compile(
            Harbour.Programme, Harbour.WinBack, [new StepPlace("97887dbe03436204", "1"), new StepPlace("send-1", "3.late.1")]);
        var picture = PictureReader.Read(text);
        Assert.Equal("1", picture.Steps.Single(step => step.Id == "97887dbe03436204").Place);
        Assert.Equal("3.late.1", picture.Steps.Single(step => step.Id == "send-1").Place);
        Assert.Contains(new PictureLine("start", "Done", "97887dbe03436204"), picture.Lines);
        Assert.Contains(new PictureLine("waitFor-3", "Late", "send-1"), picture.Lines);
        Assert.Equal(PictureReader.Read(Elsa.Compiling.JourneyCompiler.Compile(Harbour.Programme, Harbour.WinBack)).Revision, picture.Revision);
    }
}
