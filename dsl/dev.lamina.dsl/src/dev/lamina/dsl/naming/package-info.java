/**
 * What declarations are called: simply in their file, with their package elsewhere. Profiles and GPUs of a host are known inside
 * their owner only.
 */
package dev.lamina.dsl.naming;
