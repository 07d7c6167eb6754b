/** Which files a model or a setting may name, and how they are opened: regular ones only, in the project, up to a size. */
package dev.lamina.model.file;
