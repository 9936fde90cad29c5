using System.Runtime.InteropServices;

namespace Workflows.Proving.Solving;

/// <summary>The solver Z3 as the machine has it (libz3), through the few functions of it that are needed.</summary>
internal sealed class Z3 : IDisposable
{
    private static readonly string[] Names = ["libz3.so.4", "libz3.so", "libz3.dylib", "libz3"];

    private readonly nint _library;
    private readonly nint _context;
    private readonly EvalText _eval;
    private readonly Free _delete;

    private Z3(nint library)
    {
        _library = library;
        _eval = Function<EvalText>("Z3_eval_smtlib2_string");
        _delete = Function<Free>("Z3_del_context");
        var config = Function<Make>("Z3_mk_config")();
        _context = Function<MakeFrom>("Z3_mk_context")(config);
        Function<Free>("Z3_del_config")(config);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Make();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint MakeFrom(nint config);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Free(nint what);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint EvalText(nint context, nint text);

    /// <summary>The solver; null where the machine has none.</summary>
    public static Z3? Open()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return new(library);
            }
        }

        return null;
    }

    /// <summary>Runs commands in the language SMT-LIB 2 and gives what they print; a mistake in them is printed too.</summary>
    public string Eval(string commands)
    {
        var text = Marshal.StringToCoTaskMemUTF8(commands);
        try
        {
            return Marshal.PtrToStringUTF8(_eval(_context, text)) ?? "";
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _delete(_context);
        NativeLibrary.Free(_library);
    }

    private T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(_library, name));
}
