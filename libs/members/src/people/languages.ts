import { Injectable } from '@nestjs/common';
import type { PersonId } from '#libs/domain';
import { Languages } from '#libs/invoicing';
import type { Tx } from '#libs/platform';
import { PeopleService } from './people.service.js';

/** The language each person has chosen. */
@Injectable()
export class PersonLanguages extends Languages {
  constructor(private readonly people: PeopleService) {
    super();
  }

  override of(tx: Tx, personId: PersonId): Promise<'fr' | 'en'> {
    return this.people.localeOf(tx, personId);
  }
}
