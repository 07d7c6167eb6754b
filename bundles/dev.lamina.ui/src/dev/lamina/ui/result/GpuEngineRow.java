package dev.lamina.ui.result;

import dev.lamina.result.EngineResult;
import dev.lamina.result.GpuResult;

/** One engine of a GPU, for a row of a table. */
record GpuEngineRow(GpuResult gpu, EngineResult engine) {
}
