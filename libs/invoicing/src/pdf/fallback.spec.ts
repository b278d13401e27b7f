import { describe, expect, it } from '@jest/globals';
import { borrowedGlyph } from './fallback.js';

const glyph = (character: string, weight = 400) => borrowedGlyph(character.codePointAt(0)!, weight, 1000);
/** From the lowest point to the highest one. */
const heightOf = (outline: Buffer): number => outline.readInt16BE(8) - outline.readInt16BE(4);

describe('characters that the fonts of documents lack', () => {
  it.each([
    ['simplified Chinese', '谢谢惠顾，北京你好科技有限公司（上海）龙骨门车'],
    ['traditional Chinese', '臺北市信義區龍骨門車，鬱'],
    ['Japanese', '株式会社東京デザイン「ありがとう」ﾊﾝｶｸＦＵ々〆峠辻'],
    ['Korean', '서울특별시종로구길동한글값뷁'],
    ['emoji', '🚀🎨👩💻🙏🇫🇷🦊'],
  ])('are there: %s', (_what, text) => {
    for (const character of text)
      expect([character, glyph(character)?.advance]).toEqual([character, expect.any(Number)]);
  });

  it('are not there where no family has them', () => {
    for (const character of 'नमสวሰ\u{10ffff}') expect([character, glyph(character)]).toEqual([character, undefined]);
  });

  it('are as wide as they are high, whatever the weight, and in the units that are asked for', () => {
    expect([glyph('京')!.advance, glyph('京', 700)!.advance]).toEqual([1000, 1000]);
    expect(borrowedGlyph('京'.codePointAt(0)!, 400, 2048)!.advance).toBe(2048);
  });

  it('have the weight that is asked for: one stroke, thicker in bold', () => {
    const [regular, bold] = [400, 700].map((weight) => heightOf(glyph('一', weight)!.outline));
    expect(regular).toBeGreaterThan(60);
    expect(bold! / regular!).toBeGreaterThan(1.3);
  });
});
