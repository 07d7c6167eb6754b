/**
 * The reference of the language as pages: one for each kind of declaration and part, and one for each rule.
 * They are made from the grammar, the metamodel's documentation and the help pages of the rules, so that they cannot lag behind.
 */
package dev.lamina.dsl.ide.reference;
