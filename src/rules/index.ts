/** The catalogue: every rule, one line each, and the words of all. */
import type { Rule, RuleTexts } from "../model/change.js";
import { additionalPropertiesClosed } from "./additional-properties-closed.js";
import { additionalPropertiesNarrowed } from "./additional-properties-narrowed.js";
import { additionalPropertiesOpened } from "./additional-properties-opened.js";
import { additionalPropertiesWidened } from "./additional-properties-widened.js";
import { allOfVariantAdded } from "./all-of-variant-added.js";
import { allOfVariantRemoved } from "./all-of-variant-removed.js";
import { anyOfAdded } from "./any-of-added.js";
import { anyOfBecameOneOf } from "./any-of-became-one-of.js";
import { anyOfRemoved } from "./any-of-removed.js";
import { anyOfVariantAdded } from "./any-of-variant-added.js";
import { anyOfVariantRemoved } from "./any-of-variant-removed.js";
import { conditionAdded } from "./condition-added.js";
import { conditionChanged } from "./condition-changed.js";
import { conditionRemoved } from "./condition-removed.js";
import { constAdded } from "./const-added.js";
import { constChanged } from "./const-changed.js";
import { constRemoved } from "./const-removed.js";
import { containsAdded } from "./contains-added.js";
import { containsChanged } from "./contains-changed.js";
import { containsRemoved } from "./contains-removed.js";
import { contentEncodingAdded } from "./content-encoding-added.js";
import { contentEncodingChanged } from "./content-encoding-changed.js";
import { contentEncodingRemoved } from "./content-encoding-removed.js";
import { contentMediaTypeAdded } from "./content-media-type-added.js";
import { contentMediaTypeChanged } from "./content-media-type-changed.js";
import { contentMediaTypeRemoved } from "./content-media-type-removed.js";
import { contentSchemaAdded } from "./content-schema-added.js";
import { contentSchemaChanged } from "./content-schema-changed.js";
import { contentSchemaRemoved } from "./content-schema-removed.js";
import { defaultAdded } from "./default-added.js";
import { defaultChanged } from "./default-changed.js";
import { defaultRemoved } from "./default-removed.js";
import { dependentRequiredAdded } from "./dependent-required-added.js";
import { dependentRequiredRemoved } from "./dependent-required-removed.js";
import { dependentSchemasAdded } from "./dependent-schemas-added.js";
import { dependentSchemasRemoved } from "./dependent-schemas-removed.js";
import { deprecatedAdded } from "./deprecated-added.js";
import { deprecatedRemoved } from "./deprecated-removed.js";
import { descriptionChanged } from "./description-changed.js";
import { discriminatorChanged } from "./discriminator-changed.js";
import { enumAdded } from "./enum-added.js";
import { enumRemoved } from "./enum-removed.js";
import { enumValueAdded } from "./enum-value-added.js";
import { enumValueRemoved } from "./enum-value-removed.js";
import { exclusiveMaximumAdded } from "./exclusive-maximum-added.js";
import { exclusiveMaximumLoosened } from "./exclusive-maximum-loosened.js";
import { exclusiveMaximumRemoved } from "./exclusive-maximum-removed.js";
import { exclusiveMaximumTightened } from "./exclusive-maximum-tightened.js";
import { exclusiveMinimumAdded } from "./exclusive-minimum-added.js";
import { exclusiveMinimumLoosened } from "./exclusive-minimum-loosened.js";
import { exclusiveMinimumRemoved } from "./exclusive-minimum-removed.js";
import { exclusiveMinimumTightened } from "./exclusive-minimum-tightened.js";
import { formatAdded } from "./format-added.js";
import { formatChanged } from "./format-changed.js";
import { formatRemoved } from "./format-removed.js";
import { itemsAdded } from "./items-added.js";
import { itemsRemoved } from "./items-removed.js";
import { maxContainsAdded } from "./max-contains-added.js";
import { maxContainsLoosened } from "./max-contains-loosened.js";
import { maxContainsRemoved } from "./max-contains-removed.js";
import { maxContainsTightened } from "./max-contains-tightened.js";
import { maxItemsAdded } from "./max-items-added.js";
import { maxItemsLoosened } from "./max-items-loosened.js";
import { maxItemsRemoved } from "./max-items-removed.js";
import { maxItemsTightened } from "./max-items-tightened.js";
import { maxLengthAdded } from "./max-length-added.js";
import { maxLengthLoosened } from "./max-length-loosened.js";
import { maxLengthRemoved } from "./max-length-removed.js";
import { maxLengthTightened } from "./max-length-tightened.js";
import { maxPropertiesAdded } from "./max-properties-added.js";
import { maxPropertiesLoosened } from "./max-properties-loosened.js";
import { maxPropertiesRemoved } from "./max-properties-removed.js";
import { maxPropertiesTightened } from "./max-properties-tightened.js";
import { maximumAdded } from "./maximum-added.js";
import { maximumLoosened } from "./maximum-loosened.js";
import { maximumRemoved } from "./maximum-removed.js";
import { maximumTightened } from "./maximum-tightened.js";
import { minContainsLoosened } from "./min-contains-loosened.js";
import { minContainsTightened } from "./min-contains-tightened.js";
import { minItemsAdded } from "./min-items-added.js";
import { minItemsLoosened } from "./min-items-loosened.js";
import { minItemsRemoved } from "./min-items-removed.js";
import { minItemsTightened } from "./min-items-tightened.js";
import { minLengthAdded } from "./min-length-added.js";
import { minLengthLoosened } from "./min-length-loosened.js";
import { minLengthRemoved } from "./min-length-removed.js";
import { minLengthTightened } from "./min-length-tightened.js";
import { minPropertiesAdded } from "./min-properties-added.js";
import { minPropertiesLoosened } from "./min-properties-loosened.js";
import { minPropertiesRemoved } from "./min-properties-removed.js";
import { minPropertiesTightened } from "./min-properties-tightened.js";
import { minimumAdded } from "./minimum-added.js";
import { minimumLoosened } from "./minimum-loosened.js";
import { minimumRemoved } from "./minimum-removed.js";
import { minimumTightened } from "./minimum-tightened.js";
import { multipleOfAdded } from "./multiple-of-added.js";
import { multipleOfChanged } from "./multiple-of-changed.js";
import { multipleOfLoosened } from "./multiple-of-loosened.js";
import { multipleOfRemoved } from "./multiple-of-removed.js";
import { multipleOfTightened } from "./multiple-of-tightened.js";
import { notAdded } from "./not-added.js";
import { notChanged } from "./not-changed.js";
import { notRemoved } from "./not-removed.js";
import { nullableAdded } from "./nullable-added.js";
import { nullableRemoved } from "./nullable-removed.js";
import { oneOfAdded } from "./one-of-added.js";
import { oneOfBecameAnyOf } from "./one-of-became-any-of.js";
import { oneOfRemoved } from "./one-of-removed.js";
import { oneOfVariantAdded } from "./one-of-variant-added.js";
import { oneOfVariantChanged } from "./one-of-variant-changed.js";
import { oneOfVariantRemoved } from "./one-of-variant-removed.js";
import { patternAdded } from "./pattern-added.js";
import { patternChanged } from "./pattern-changed.js";
import { patternPropertiesAdded } from "./pattern-properties-added.js";
import { patternPropertiesChanged } from "./pattern-properties-changed.js";
import { patternPropertiesRemoved } from "./pattern-properties-removed.js";
import { patternRemoved } from "./pattern-removed.js";
import { prefixItemsAdded } from "./prefix-items-added.js";
import { prefixItemsRemoved } from "./prefix-items-removed.js";
import { propertyAdded } from "./property-added.js";
import { propertyBecameOptional } from "./property-became-optional.js";
import { propertyBecameRequired } from "./property-became-required.js";
import { propertyNamesAdded } from "./property-names-added.js";
import { propertyNamesChanged } from "./property-names-changed.js";
import { propertyNamesRemoved } from "./property-names-removed.js";
import { propertyRemoved } from "./property-removed.js";
import { propertyRenamed } from "./property-renamed.js";
import { readOnlyAdded } from "./read-only-added.js";
import { readOnlyRemoved } from "./read-only-removed.js";
import { refTargetChanged } from "./ref-target-changed.js";
import { allTexts, type PipelineRuleId } from "./texts.js";
import { typeChanged } from "./type-changed.js";
import { typeNarrowed } from "./type-narrowed.js";
import { typeWidened } from "./type-widened.js";
import { unevaluatedItemsChanged } from "./unevaluated-items-changed.js";
import { unevaluatedItemsClosed } from "./unevaluated-items-closed.js";
import { unevaluatedItemsNarrowed } from "./unevaluated-items-narrowed.js";
import { unevaluatedItemsOpened } from "./unevaluated-items-opened.js";
import { unevaluatedItemsWidened } from "./unevaluated-items-widened.js";
import { unevaluatedPropertiesChanged } from "./unevaluated-properties-changed.js";
import { unevaluatedPropertiesClosed } from "./unevaluated-properties-closed.js";
import { unevaluatedPropertiesNarrowed } from "./unevaluated-properties-narrowed.js";
import { unevaluatedPropertiesOpened } from "./unevaluated-properties-opened.js";
import { unevaluatedPropertiesWidened } from "./unevaluated-properties-widened.js";
import { uniqueItemsAdded } from "./unique-items-added.js";
import { uniqueItemsRemoved } from "./unique-items-removed.js";
import { writeOnlyAdded } from "./write-only-added.js";
import { writeOnlyRemoved } from "./write-only-removed.js";

const catalogue = {
  "additional-properties-closed": additionalPropertiesClosed,
  "additional-properties-narrowed": additionalPropertiesNarrowed,
  "additional-properties-opened": additionalPropertiesOpened,
  "additional-properties-widened": additionalPropertiesWidened,
  "all-of-variant-added": allOfVariantAdded,
  "all-of-variant-removed": allOfVariantRemoved,
  "any-of-added": anyOfAdded,
  "any-of-became-one-of": anyOfBecameOneOf,
  "any-of-removed": anyOfRemoved,
  "any-of-variant-added": anyOfVariantAdded,
  "any-of-variant-removed": anyOfVariantRemoved,
  "condition-added": conditionAdded,
  "condition-changed": conditionChanged,
  "condition-removed": conditionRemoved,
  "const-added": constAdded,
  "const-changed": constChanged,
  "const-removed": constRemoved,
  "contains-added": containsAdded,
  "contains-changed": containsChanged,
  "contains-removed": containsRemoved,
  "content-encoding-added": contentEncodingAdded,
  "content-encoding-changed": contentEncodingChanged,
  "content-encoding-removed": contentEncodingRemoved,
  "content-media-type-added": contentMediaTypeAdded,
  "content-media-type-changed": contentMediaTypeChanged,
  "content-media-type-removed": contentMediaTypeRemoved,
  "content-schema-added": contentSchemaAdded,
  "content-schema-changed": contentSchemaChanged,
  "content-schema-removed": contentSchemaRemoved,
  "default-added": defaultAdded,
  "default-changed": defaultChanged,
  "default-removed": defaultRemoved,
  "dependent-required-added": dependentRequiredAdded,
  "dependent-required-removed": dependentRequiredRemoved,
  "dependent-schemas-added": dependentSchemasAdded,
  "dependent-schemas-removed": dependentSchemasRemoved,
  "deprecated-added": deprecatedAdded,
  "deprecated-removed": deprecatedRemoved,
  "description-changed": descriptionChanged,
  "discriminator-changed": discriminatorChanged,
  "enum-added": enumAdded,
  "enum-removed": enumRemoved,
  "enum-value-added": enumValueAdded,
  "enum-value-removed": enumValueRemoved,
  "exclusive-maximum-added": exclusiveMaximumAdded,
  "exclusive-maximum-loosened": exclusiveMaximumLoosened,
  "exclusive-maximum-removed": exclusiveMaximumRemoved,
  "exclusive-maximum-tightened": exclusiveMaximumTightened,
  "exclusive-minimum-added": exclusiveMinimumAdded,
  "exclusive-minimum-loosened": exclusiveMinimumLoosened,
  "exclusive-minimum-removed": exclusiveMinimumRemoved,
  "exclusive-minimum-tightened": exclusiveMinimumTightened,
  "format-added": formatAdded,
  "format-changed": formatChanged,
  "format-removed": formatRemoved,
  "items-added": itemsAdded,
  "items-removed": itemsRemoved,
  "max-contains-added": maxContainsAdded,
  "max-contains-loosened": maxContainsLoosened,
  "max-contains-removed": maxContainsRemoved,
  "max-contains-tightened": maxContainsTightened,
  "max-items-added": maxItemsAdded,
  "max-items-loosened": maxItemsLoosened,
  "max-items-removed": maxItemsRemoved,
  "max-items-tightened": maxItemsTightened,
  "max-length-added": maxLengthAdded,
  "max-length-loosened": maxLengthLoosened,
  "max-length-removed": maxLengthRemoved,
  "max-length-tightened": maxLengthTightened,
  "max-properties-added": maxPropertiesAdded,
  "max-properties-loosened": maxPropertiesLoosened,
  "max-properties-removed": maxPropertiesRemoved,
  "max-properties-tightened": maxPropertiesTightened,
  "maximum-added": maximumAdded,
  "maximum-loosened": maximumLoosened,
  "maximum-removed": maximumRemoved,
  "maximum-tightened": maximumTightened,
  "min-contains-loosened": minContainsLoosened,
  "min-contains-tightened": minContainsTightened,
  "min-items-added": minItemsAdded,
  "min-items-loosened": minItemsLoosened,
  "min-items-removed": minItemsRemoved,
  "min-items-tightened": minItemsTightened,
  "min-length-added": minLengthAdded,
  "min-length-loosened": minLengthLoosened,
  "min-length-removed": minLengthRemoved,
  "min-length-tightened": minLengthTightened,
  "min-properties-added": minPropertiesAdded,
  "min-properties-loosened": minPropertiesLoosened,
  "min-properties-removed": minPropertiesRemoved,
  "min-properties-tightened": minPropertiesTightened,
  "minimum-added": minimumAdded,
  "minimum-loosened": minimumLoosened,
  "minimum-removed": minimumRemoved,
  "minimum-tightened": minimumTightened,
  "multiple-of-added": multipleOfAdded,
  "multiple-of-changed": multipleOfChanged,
  "multiple-of-loosened": multipleOfLoosened,
  "multiple-of-removed": multipleOfRemoved,
  "multiple-of-tightened": multipleOfTightened,
  "not-added": notAdded,
  "not-changed": notChanged,
  "not-removed": notRemoved,
  "nullable-added": nullableAdded,
  "nullable-removed": nullableRemoved,
  "one-of-added": oneOfAdded,
  "one-of-became-any-of": oneOfBecameAnyOf,
  "one-of-removed": oneOfRemoved,
  "one-of-variant-added": oneOfVariantAdded,
  "one-of-variant-changed": oneOfVariantChanged,
  "one-of-variant-removed": oneOfVariantRemoved,
  "pattern-added": patternAdded,
  "pattern-changed": patternChanged,
  "pattern-properties-added": patternPropertiesAdded,
  "pattern-properties-changed": patternPropertiesChanged,
  "pattern-properties-removed": patternPropertiesRemoved,
  "pattern-removed": patternRemoved,
  "prefix-items-added": prefixItemsAdded,
  "prefix-items-removed": prefixItemsRemoved,
  "property-added": propertyAdded,
  "property-became-optional": propertyBecameOptional,
  "property-became-required": propertyBecameRequired,
  "property-names-added": propertyNamesAdded,
  "property-names-changed": propertyNamesChanged,
  "property-names-removed": propertyNamesRemoved,
  "property-removed": propertyRemoved,
  "property-renamed": propertyRenamed,
  "read-only-added": readOnlyAdded,
  "read-only-removed": readOnlyRemoved,
  "ref-target-changed": refTargetChanged,
  "type-changed": typeChanged,
  "type-narrowed": typeNarrowed,
  "type-widened": typeWidened,
  "unevaluated-items-changed": unevaluatedItemsChanged,
  "unevaluated-items-closed": unevaluatedItemsClosed,
  "unevaluated-items-narrowed": unevaluatedItemsNarrowed,
  "unevaluated-items-opened": unevaluatedItemsOpened,
  "unevaluated-items-widened": unevaluatedItemsWidened,
  "unevaluated-properties-changed": unevaluatedPropertiesChanged,
  "unevaluated-properties-closed": unevaluatedPropertiesClosed,
  "unevaluated-properties-narrowed": unevaluatedPropertiesNarrowed,
  "unevaluated-properties-opened": unevaluatedPropertiesOpened,
  "unevaluated-properties-widened": unevaluatedPropertiesWidened,
  "unique-items-added": uniqueItemsAdded,
  "unique-items-removed": uniqueItemsRemoved,
  "write-only-added": writeOnlyAdded,
  "write-only-removed": writeOnlyRemoved,
} satisfies Record<string, Rule>;

/** Ids of the rules that recognize a difference between two shapes. */
export type ShapeRuleId = keyof typeof catalogue;

/** In the order of their ids. */
export const rules: readonly Rule[] = Object.values(catalogue);

/** The words of every rule, by id; those that the pipeline itself states included. */
export const texts: Readonly<Record<string, RuleTexts>> = allTexts satisfies Readonly<
  Record<ShapeRuleId | PipelineRuleId, RuleTexts>
>;
