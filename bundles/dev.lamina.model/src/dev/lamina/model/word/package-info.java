/** What the language calls the features of the metamodel, as the metamodel itself says: one word each, and whether it can be varied. */
package dev.lamina.model.word;
