/** The documentation that a model carries in its own comments. Hover, outline, diagrams and reports show it. */
package dev.lamina.dsl.documentation;
