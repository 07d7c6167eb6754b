/** A model as a resource of EMF. It is read strictly, and its syntax errors are those that a person would report. */
package dev.lamina.dsl.resource;
