namespace Workflows.Cli.Tests;

/// <summary>A folder for one test, with a blank in its name; gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("loyalty test ").FullName;

    /// <summary>A path in it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file and gives its name.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return name;
    }

    /// <summary>What a file says.</summary>
    public string Read(string name) => File.ReadAllText(At(name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
