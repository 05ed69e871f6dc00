package pacs.dicom.core;

/** A DICOM unique identifier as objects carry it: digits and dots, at most 64 characters (PS3.5 9.1). */
public record Uid(String value) {}
