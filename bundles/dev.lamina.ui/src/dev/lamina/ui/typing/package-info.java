/**
 * What happens while the user types: indentation, and closing brackets.
 * It looks at the line only and never waits.
 */
package dev.lamina.ui.typing;
