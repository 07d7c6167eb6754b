/**
 * The pages of the help beside the text, for looking something up without a browser.
 * They are those of {@link dev.lamina.ui.help}: what each declaration and property means, and what each rule demands.
 */
package dev.lamina.ui.reference;
