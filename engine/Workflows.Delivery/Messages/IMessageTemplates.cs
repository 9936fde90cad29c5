using Workflows.Core.Ports;

namespace Workflows.Delivery.Messages;

/// <summary>Finds the templates of messages.</summary>
public interface IMessageTemplates
{
    /// <summary>The template of a message; null where there is none.</summary>
    /// <param name="name">The template's name in the programme.</param>
    /// <param name="language">The member's language; empty for none.</param>
    /// <param name="ending">One of the forms of <see cref="MessageForm"/>.</param>
    Template? Find(string name, string language, string ending);

    /// <summary>The text of an included template; null where there is none.</summary>
    string? Include(string name);
}
