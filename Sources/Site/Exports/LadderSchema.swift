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
      "required": ["$schema", "version", "title", "language", "tracks", "dimensions", "levels", "roles", "transitions", "steps", "guides", "terms"],
      "properties": {
        "$schema": { "type": "string" },
        "version": { "const": 1 },
        "title": { "type": "string" },
        "organization": { "type": "string" },
        "language": { "type": "string" },
        "whole": { "type": "string", "description": "In a file of some tracks: where the ladder is." },
        "parts": {
          "description": "With more than six tracks: the files that hold the levels and promotions, for these tracks each.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "url": { "type": "string" },
              "tracks": { "$ref": "#/$defs/ids" }
            },
            "required": ["url", "tracks"],
            "additionalProperties": false
          }
        },
        "tracks": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/page",
            "properties": {
              "code": { "type": "string" },
              "levels": { "$ref": "#/$defs/ids" }
            },
            "required": ["code", "levels"],
            "unevaluatedProperties": false
          }
        },
        "dimensions": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/page",
            "properties": {
              "group": { "type": "string" },
              "tracks": { "$ref": "#/$defs/ids" }
            },
            "required": ["group"],
            "unevaluatedProperties": false
          }
        },
        "levels": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/page",
            "properties": {
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
              "counterparts": { "$ref": "#/$defs/ids" },
              "cells": {
                "type": "array",
                "items": { "$ref": "#/$defs/cell" }
              }
            },
            "required": ["track", "code", "rank", "settled", "facts", "counterparts", "cells"],
            "unevaluatedProperties": false
          }
        },
        "roles": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/page",
            "properties": {
              "levels": { "$ref": "#/$defs/ids" },
              "accountability": { "type": "string" },
              "key_question": { "type": "string" },
              "reports_to": { "$ref": "#/$defs/targets" },
              "entry_from": { "$ref": "#/$defs/targets" },
              "advances_to": { "$ref": "#/$defs/targets" },
              "lateral_to": { "$ref": "#/$defs/targets" },
              "compensation": {
                "type": "object",
                "properties": {
                  "currency": { "type": "string" },
                  "from": { "type": "integer" },
                  "to": { "type": "integer" },
                  "note": { "type": "string" }
                },
                "required": ["currency"],
                "additionalProperties": false
              },
              "experience": { "type": "string" },
              "education": { "type": "string" }
            },
            "required": ["levels", "reports_to", "entry_from", "advances_to", "lateral_to"],
            "unevaluatedProperties": false
          }
        },
        "transitions": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/page",
            "properties": {
              "kind": {
                "enum": ["promotion", "switch", "return", "lateral"]
              },
              "from": { "$ref": "#/$defs/targets" },
              "to": { "$ref": "#/$defs/targets" }
            },
            "required": ["kind", "from", "to"],
            "unevaluatedProperties": false
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
        },
        "guides": {
          "type": "array",
          "items": { "$ref": "#/$defs/page", "unevaluatedProperties": false }
        },
        "terms": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "text": { "type": "string" },
              "url": { "type": "string" }
            },
            "required": ["id", "title", "text", "url"],
            "additionalProperties": false
          }
        }
      },
      "$defs": {
        "ids": {
          "type": "array",
          "items": { "type": "string" }
        },
        "targets": {
          "description": "Ids with their kind: level:staff-engineer, role:tech-lead, track:em.",
          "type": "array",
          "items": { "type": "string", "pattern": "^(level|role|track):." }
        },
        "page": {
          "description": "What every page has.",
          "type": "object",
          "properties": {
            "id": { "type": "string" },
            "title": { "type": "string" },
            "url": { "type": "string" },
            "summary": { "type": "string" },
            "status": {
              "enum": ["draft", "active", "retired"]
            },
            "owner": { "type": "string" },
            "reviewed": { "type": "string", "format": "date" }
          },
          "required": ["id", "title", "url", "status"]
        },
        "cell": {
          "type": "object",
          "properties": {
            "dimension": { "type": "string" },
            "carried_from": { "type": "string" },
            "lead": { "type": "string" },
            "statements": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "id": { "type": "string" },
                  "citation": { "type": "string" },
                  "label": {
                    "description": "The heading that the statement stands under inside its cell.",
                    "type": "string"
                  },
                  "text": { "type": "string" },
                  "details": {
                    "description": "What follows in the same list item.",
                    "type": "string"
                  },
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
    }
    """#
}
