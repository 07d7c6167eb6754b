package dev.lamina.cli.diagram;

import dev.lamina.cli.input.ModelInputs.ModelInput;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.DiagramDescription;

/** A picture of a model, ready to be written. */
record RenderedDiagram(ModelInput input, DiagramDescription description, Scene scene) {
}
