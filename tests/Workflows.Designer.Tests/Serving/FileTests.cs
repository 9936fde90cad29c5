using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflows.Designer.Tests.Serving;

/// <summary>The texts of the folder, and who may reach them.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task The_folder_tells_its_texts_and_where_journeys_stand()
    {
        await using var site = await OpenSite.Of();
        Directory.CreateDirectory(Path.Combine(site.Folder, "messages"));
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "messages", "hello.en.txt"), "Hello");
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "secret.bin"), "x");
        var folder = await site.Get("/api/folder");
        Assert.Equal(["club.loyalty", "messages/hello.en.txt"], folder["files"]!.AsArray().Select(file => file!.GetValue<string>()));
        var journey = folder["programmes"]![0]!["journeys"]![0]!;
        var lines = Texts.Club.Split('\n');
        Assert.StartsWith("journey Welcome", lines[journey["firstLine"]!.GetValue<int>() - 1], StringComparison.Ordinal);
        Assert.Equal("}", lines[journey["lastLine"]!.GetValue<int>() - 1]);
    }

    [Fact]
    public async Task A_text_is_written_over_the_one_that_was_seen_and_over_no_other()
    {
        await using var site = await OpenSite.Of();
        var opened = await site.Get("/api/files/club.loyalty");
        Assert.Equal(Texts.Club, opened["text"]!.GetValue<string>());
        var first = await Put(site, "club.loyalty", opened["revision"]!.GetValue<string>(), Texts.Club + "# one\n");
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var second = await Put(site, "club.loyalty", opened["revision"]!.GetValue<string>(), Texts.Club + "# two\n");
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(Texts.Club + "# one\n", second.Body["text"]!.GetValue<string>());
        Assert.Equal(Texts.Club + "# one\n", site.Text);
        Assert.False(File.Exists(Path.Combine(site.Folder, "club.loyalty.part")));
    }

    [Fact]
    public async Task The_byte_order_mark_and_the_ends_of_lines_stay()
    {
        await using var site = await OpenSite.Of();
        var path = Path.Combine(site.Folder, "club.loyalty");
        var text = Texts.Club.Replace("\n", "\r\n", StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]);
        var opened = await site.Get("/api/files/club.loyalty");
        await Put(site, "club.loyalty", opened["revision"]!.GetValue<string>(), opened["text"]!.GetValue<string>() + "# end\r\n");
        byte[] expected = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text + "# end\r\n")];
        Assert.Equal(expected, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Nothing_outside_of_the_folder_is_read_or_written()
    {
        await using var site = await OpenSite.Of();
        var outside = Path.Combine(Path.GetTempPath(), $"outside-{Path.GetFileName(site.Folder)}.txt");
        await File.WriteAllTextAsync(outside, "secret");
        File.CreateSymbolicLink(Path.Combine(site.Folder, "link.txt"), outside);
        foreach (var file in (string[])[$"..%2F{Path.GetFileName(outside)}", "link.txt", "%2Fetc%2Fhostname.txt", "nothing.txt"])
        {
            using var read = await site.Client.GetAsync($"/api/files/{file}");
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Put(site, file, "x", "changed")).Status);
        }

        Assert.Equal("secret", await File.ReadAllTextAsync(outside));
        File.Delete(outside);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Pages_of_other_sites_reach_nothing(string header, string value)
    {
        await using var site = await OpenSite.Of();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/folder");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Its_own_page_may_ask_and_is_told_what_it_may_load()
    {
        await using var site = await OpenSite.Of();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/folder");
        request.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        using var response = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_by_another_editor_is_told()
    {
        await using var site = await OpenSite.Of();
        using var reader = new StreamReader(await site.Client.GetStreamAsync("/api/changes"));
        Assert.Equal("data: changed", await reader.ReadLineAsync());
        await reader.ReadLineAsync();
        site.Text = Texts.Club + "# changed\n";
        Assert.Equal("data: changed", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task Packed_pages_go_out_packed_to_who_takes_them()
    {
        var pages = Directory.CreateTempSubdirectory("pages");
        Directory.CreateDirectory(Path.Combine(pages.FullName, "studio", "_framework"));
        await File.WriteAllTextAsync(Path.Combine(pages.FullName, "index.html"), "<p>plain");
        await File.WriteAllTextAsync(Path.Combine(pages.FullName, "index.html.br"), "packed");
        await File.WriteAllTextAsync(Path.Combine(pages.FullName, "studio", "_framework", "a.1x2y.wasm"), "code");
        await using var site = await OpenSite.Of(pages: pages.FullName);
        using var plain = await site.Client.GetAsync("/");
        Assert.Equal("<p>plain", await plain.Content.ReadAsStringAsync());
        Assert.Equal("no-cache", plain.Headers.CacheControl!.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/index.html");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var packed = await site.Client.SendAsync(request);
        Assert.Equal("packed", await packed.Content.ReadAsStringAsync());
        Assert.Equal("br", packed.Content.Headers.ContentEncoding.Single());
        Assert.Equal("text/html", packed.Content.Headers.ContentType!.MediaType);
        using var code = await site.Client.GetAsync("/studio/_framework/a.1x2y.wasm");
        Assert.Equal("application/wasm", code.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", code.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        using var outside = await site.Client.GetAsync("/..%2F..%2Fetc%2Fhostname");
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        pages.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_the_built_pages_it_says_how_to_get_them()
    {
        await using var site = await OpenSite.Of();
        Assert.Contains("designer/pages/build", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> Put(OpenSite site, string file, string seen, string text)
    {
        using var response = await site.Client.PutAsJsonAsync($"/api/files/{file}", new { seen, text });
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }
}
