/** Signs the journals of tests, and nothing else: without it each process would make a key file of its own. */
export const TEST_JOURNAL_KEY = 'MC4CAQAwBQYDK2VwBCIEIG9vxEs5goqAxEkzCNPhHmTFp+f+kZ4u8mRvZax+sE8/';
