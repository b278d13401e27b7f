import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { IS_UUID, ValidateIf, getMetadataStorage } from 'class-validator';
import { type FieldError, invalid, notFound } from '#libs/domain';

function fieldErrors(errors: readonly ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...fieldErrors(error.children ?? [], `${field}.`)];
  });
}

/** A field that can be left out. Unlike class-validator's IsOptional it lets no null past the checks beside it. */
export const MayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

/** Deeper than any request of ours; what walks a deeper one may run out of stack. */
const DEEPEST = 20;

/**
 * Not: text that PostgreSQL cannot keep as it came, which is NUL, and halves of a surrogate pair (which UTF-8 does not
 * have). Nor a list in a list, which no request has: a check of each item (ValidateNested) lets one past as an item.
 */
function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depth === DEEPEST) return false;
  if (Array.isArray(value) && value.some((item) => Array.isArray(item))) return false;
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner, depth + 1));
}

const idFields = new Map<Function, ReadonlySet<string>>();

/** The names of a class's fields that hold ids. Its decorators have all run: it is the class of a request. */
function idsOf(type: Function): ReadonlySet<string> {
  let names = idFields.get(type);
  if (!names) {
    const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
    names = new Set(rules.filter(({ name }) => name === IS_UUID).map(({ propertyName }) => propertyName));
    idFields.set(type, names);
  }
  return names;
}

/**
 * Ids may be written in capitals; from here on they are what PostgreSQL prints, so that equal ids are equal strings for
 * whoever compares them (the list of those left out of a run) or follows from them (the id of a quote's deposit).
 */
function lowerIds<Value>(value: Value): Value {
  if (Array.isArray(value)) value.forEach(lowerIds);
  else if (typeof value === 'object' && value !== null) {
    const fields = value as Record<string, unknown>;
    const ids = idsOf(value.constructor);
    const lower = (id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id);
    for (const [name, field] of Object.entries(fields)) {
      if (ids.has(name)) fields[name] = Array.isArray(field) ? field.map(lower) : lower(field);
      else lowerIds(field);
    }
  }
  return value;
}

/** Stands before every handler, so that no field and no path has to think of such text itself. */
class RequestValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom' && !isStorable(value)) {
      if (metadata.type === 'param') throw notFound();
      throw invalid('invalid_request', {
        detail: 'text must be well-formed Unicode without NUL, nested at most 20 deep, and no list directly in a list',
      });
    }
    return lowerIds(await super.transform(value, metadata)) as unknown;
  }
}

/** Bodies and queries are classes: what they do not declare is refused, never dropped in silence. */
export const requestValidation = () =>
  new RequestValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const fields = fieldErrors(errors);
      return invalid('invalid_request', { detail: fields[0]?.message ?? 'the request is not valid', errors: fields });
    },
  });
