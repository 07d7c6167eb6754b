/**
 * What each element of a model is called and which picture it has, in trees, tables and lists of an Eclipse that knows models as
 * EMF does.
 */
package dev.lamina.design.label;
