import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { type FieldError, invalid } from '#libs/domain';

function fieldErrors(errors: readonly ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = `${prefix}${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own, ...fieldErrors(error.children ?? [], `${field}.`)];
  });
}

/** Bodies and queries are classes: what they do not declare is refused, never dropped in silence. */
export const requestValidation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const fields = fieldErrors(errors);
      return invalid('invalid_request', { detail: fields[0]?.message ?? 'the request is not valid', errors: fields });
    },
  });
