package dev.lamina.ui.result;

import dev.lamina.simulation.result.EngineResult;
import dev.lamina.simulation.result.GpuResult;

/** One engine of a GPU, for a row of a table. */
record GpuEngine(GpuResult gpu, EngineResult engine) {
}
