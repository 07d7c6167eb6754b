/**
 * A finished picture as records: places, colours and text, and what each part stands for. It depends on no toolkit.
 */
package dev.lamina.diagram.scene;
