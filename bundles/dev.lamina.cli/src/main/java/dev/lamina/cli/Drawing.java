package dev.lamina.cli;

import dev.lamina.cli.Inputs.Input;
import dev.lamina.diagram.scene.Scene;
import dev.lamina.diagram.specification.DiagramDescription;

/** A picture of a model, ready to be written. */
record Drawing(Input input, DiagramDescription description, Scene scene) {
}
