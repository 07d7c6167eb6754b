/** Sizes of pictures. A display costs the bytes of its picture. */
package dev.lamina.model.display;
