using Workflows.Flows.Hosting;

namespace Workflows.Flows.Tests.Hosting;

public sealed class MemoryRuntimeTests() : RuntimeTests(new MemoryFlowStore());
