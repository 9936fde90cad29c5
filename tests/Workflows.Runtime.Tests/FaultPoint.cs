using System.Diagnostics;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Workflows.Runtime.Tests;

/// <summary>
/// Ends this process by SIGKILL at the n-th write that SQLite makes to any of its files, with the first half of that write in the file: nothing is
/// tidied up, nothing is caught, and where it happens is the same for the same number. Writes are counted where SQLite hands them to the system, in its
/// table of file functions, so that the program that runs is the one that everybody runs.
/// </summary>
internal sealed class FaultPoint
{
    // Places within the structures that sqlite3.h declares, on machines of 64 bits: sqlite3_vfs.xOpen, sqlite3_io_methods.xWrite and the size of that one.
    private const int OpenAt = 40;
    private const int WriteAt = 24;
    private const int MethodsSize = 152;

    private readonly long _fatal;
    private readonly OpenFunction _openAsUsual;
    private readonly OpenFunction _open;
    private readonly WriteFunction _write;
    private readonly Lock _gate = new();
    private readonly Dictionary<nint, nint> _copies = [];
    private WriteFunction? _writeAsUsual;
    private long _writes;

    private FaultPoint(long fatal, nint system)
    {
        (_fatal, _open, _write) = (fatal, Open, Write);
        _openAsUsual = Marshal.GetDelegateForFunctionPointer<OpenFunction>(Marshal.ReadIntPtr(system, OpenAt));
        Marshal.WriteIntPtr(system, OpenAt, Marshal.GetFunctionPointerForDelegate(_open));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint FindFunction(nint name);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OpenFunction(nint system, nint name, nint file, int flags, nint flagsOut);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int WriteFunction(nint file, nint bytes, int count, long offset);

    /// <summary>How many writes there were.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Arms it, before any file is opened. It must be kept alive for as long as there is writing.</summary>
    /// <param name="fatal">The number of the write that is the last one, from 1; 0 for none.</param>
    public static FaultPoint At(long fatal)
    {
        Batteries_V2.Init();
        var library = NativeLibrary.Load("e_sqlite3", typeof(FaultPoint).Assembly, null);
        var find = Marshal.GetDelegateForFunctionPointer<FindFunction>(NativeLibrary.GetExport(library, "sqlite3_vfs_find"));
        return new FaultPoint(fatal, find(0));
    }

    private int Open(nint system, nint name, nint file, int flags, nint flagsOut)
    {
        var code = _openAsUsual(system, name, file, flags, flagsOut);
        var usual = Marshal.ReadIntPtr(file);
        if (code == raw.SQLITE_OK && usual != 0)
        {
            Marshal.WriteIntPtr(file, CopyOf(usual));
        }

        return code;
    }

    /// <summary>The functions of a file, but for the one that writes; files that are locked have others than those that aren't.</summary>
    private nint CopyOf(nint usual)
    {
        lock (_gate)
        {
            if (_copies.TryGetValue(usual, out var known))
            {
                return known;
            }

            _writeAsUsual ??= Marshal.GetDelegateForFunctionPointer<WriteFunction>(Marshal.ReadIntPtr(usual, WriteAt));
            var copy = Marshal.AllocHGlobal(MethodsSize);
            for (var place = 0; place < MethodsSize; place += 8)
            {
                Marshal.WriteInt64(copy, place, Marshal.ReadInt64(usual, place));
            }

            Marshal.WriteIntPtr(copy, WriteAt, Marshal.GetFunctionPointerForDelegate(_write));
            return _copies[usual] = copy;
        }
    }

    private int Write(nint file, nint bytes, int count, long offset)
    {
        if (Interlocked.Increment(ref _writes) == _fatal)
        {
            _writeAsUsual!(file, bytes, count / 2, offset);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        return _writeAsUsual!(file, bytes, count, offset);
    }
}
