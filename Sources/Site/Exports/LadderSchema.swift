/// `ladder.schema.json`: the JSON Schema (draft 2020-12) of `ladder.json`.
enum LadderSchema {
  static let bytes = Array((text + "\n").utf8)

  private static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "An engineering ladder",
      "description": "The whole ladder as data. Addresses are relative to this file.",
      "type": "object",
      "additionalProperties": false,
      "required": ["$schema", "version", "title", "language", "tracks", "dimensions", "levels", "roles", "transitions", "steps"],
      "properties": {
        "$schema": { "type": "string" },
        "version": {
          "const": 1
        },
        "title": { "type": "string" },
        "organization": { "type": "string" },
        "language": { "type": "string" },
        "tracks": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "url": { "type": "string" },
              "summary": { "type": "string" },
              "code": { "type": "string" },
              "levels": {
                "type": "array",
                "items": { "type": "string" }
              }
            },
            "required": ["id", "title", "url", "code", "levels"],
            "additionalProperties": false
          }
        },
        "dimensions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "url": { "type": "string" },
              "summary": { "type": "string" },
              "group": { "type": "string" },
              "tracks": {
                "type": "array",
                "items": { "type": "string" }
              }
            },
            "required": ["id", "title", "url", "group"],
            "additionalProperties": false
          }
        },
        "levels": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "url": { "type": "string" },
              "summary": { "type": "string" },
              "track": { "type": "string" },
              "code": { "type": "string" },
              "rank": {
                "type": "object",
                "properties": {
                  "from": { "type": "integer" },
                  "to": { "type": "integer" }
                },
                "required": ["from", "to"],
                "additionalProperties": false
              },
              "status": {
                "enum": ["draft", "active", "retired"]
              },
              "settled": { "type": "boolean" },
              "scope": { "type": "string" },
              "facts": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "label": { "type": "string" },
                    "text": { "type": "string" }
                  },
                  "required": ["label", "text"],
                  "additionalProperties": false
                }
              },
              "counterparts": {
                "type": "array",
                "items": { "type": "string" }
              },
              "cells": {
                "type": "array",
                "items": {
                  "type": "object",
                  "properties": {
                    "dimension": { "type": "string" },
                    "carried_from": { "type": "string" },
                    "statements": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "properties": {
                          "id": { "type": "string" },
                          "citation": { "type": "string" },
                          "text": { "type": "string" },
                          "url": { "type": "string" }
                        },
                        "required": ["id", "citation", "text", "url"],
                        "additionalProperties": false
                      }
                    }
                  },
                  "required": ["dimension", "statements"],
                  "additionalProperties": false
                }
              }
            },
            "required": ["id", "title", "url", "track", "code", "rank", "status", "settled", "facts", "counterparts", "cells"],
            "additionalProperties": false
          }
        },
        "roles": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "url": { "type": "string" },
              "summary": { "type": "string" },
              "levels": {
                "type": "array",
                "items": { "type": "string" }
              },
              "accountability": { "type": "string" },
              "key_question": { "type": "string" },
              "reports_to": {
                "type": "array",
                "items": { "type": "string" }
              },
              "entry_from": {
                "type": "array",
                "items": { "type": "string" }
              },
              "advances_to": {
                "type": "array",
                "items": { "type": "string" }
              },
              "lateral_to": {
                "type": "array",
                "items": { "type": "string" }
              }
            },
            "required": ["id", "title", "url", "levels", "reports_to", "entry_from", "advances_to", "lateral_to"],
            "additionalProperties": false
          }
        },
        "transitions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "url": { "type": "string" },
              "summary": { "type": "string" },
              "kind": {
                "enum": ["promotion", "switch", "return", "lateral"]
              },
              "from": {
                "type": "array",
                "items": { "type": "string" }
              },
              "to": {
                "type": "array",
                "items": { "type": "string" }
              }
            },
            "required": ["id", "title", "url", "kind", "from", "to"],
            "additionalProperties": false
          }
        },
        "steps": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "from": { "type": "string" },
              "to": { "type": "string" },
              "transition": { "type": "string" },
              "url": { "type": "string" },
              "new": { "type": "integer" },
              "raised": { "type": "integer" },
              "unchanged": { "type": "integer" },
              "carried": { "type": "integer" },
              "dropped": { "type": "integer" }
            },
            "required": ["from", "to", "url", "new", "raised", "unchanged", "carried", "dropped"],
            "additionalProperties": false
          }
        }
      }
    }
    """#
}
