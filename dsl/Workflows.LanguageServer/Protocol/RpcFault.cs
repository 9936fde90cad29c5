namespace Workflows.LanguageServer.Protocol;

/// <summary>A request that can't be answered; the editor gets the code and the sentence.</summary>
/// <param name="code">One of the codes of JSON-RPC and of the language server protocol.</param>
/// <param name="message">Why, in one sentence.</param>
internal sealed class RpcFault(int code, string message) : Exception(message)
{
    /// <summary>What was sent is no JSON.</summary>
    public const int ParseError = -32700;

    /// <summary>It is JSON and no request, or comes at the wrong time.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>There is no such method.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>The parameters aren't those of the method.</summary>
    public const int InvalidParams = -32602;

    /// <summary>A fault of ours.</summary>
    public const int InternalError = -32603;

    /// <summary>Nothing but `initialize` is answered before it was.</summary>
    public const int ServerNotInitialized = -32002;

    /// <summary>The request is right and can't be done.</summary>
    public const int RequestFailed = -32803;

    /// <summary>The editor doesn't want the answer any more.</summary>
    public const int RequestCancelled = -32800;

    /// <summary>The text changed while the request was worked on, so its answer means nothing.</summary>
    public const int ContentModified = -32801;

    /// <summary>The code.</summary>
    public int Code { get; } = code;
}
