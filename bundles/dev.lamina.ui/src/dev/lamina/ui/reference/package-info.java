/**
 * The reference of the language beside the text: what each declaration and property means, and what each rule demands.
 * The pages are made from the metamodel and the rules themselves.
 */
package dev.lamina.ui.reference;
